package dev.campusg.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends our children when we die, even by {@code kill -9}, when no shutdown hook runs. A shell in a session of its own
 * reads from a pipe that only this JVM holds; at end of file it ends whoever is still on the leash. The parent-death
 * signal of Linux would not do: it follows the thread that forked, not the process.
 */
final class Leash {
    private static final String SHELL = """
            held=
            while read -r verb pid signal; do
              case $verb in
                hold) held="$held $pid:$signal" ;;
                free) kept=; for h in $held; do [ "${h%:*}" = "$pid" ] || kept="$kept $h"; done; held=$kept ;;
              esac
            done
            all() { for h in $held; do kill -s "$1" -- "${h%:*}"; kill -s "$1" -- "-${h%:*}"; done; }
            all CONT
            for h in $held; do kill -s "${h#*:}" -- "${h%:*}"; kill -s "${h#*:}" -- "-${h%:*}"; done
            left=100
            while [ $left -gt 0 ]; do
              alive=; for h in $held; do kill -0 "${h%:*}" && alive=yes; done
              [ "$alive" ] || exit 0
              left=$((left - 1)); sleep 0.1
            done
            all KILL
            """;

    private static final Leash OURS = new Leash();
    private final PrintStream orders;

    private Leash() {
        try {
            var shell = new ProcessBuilder("setsid", "sh", "-c", SHELL)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            orders = new PrintStream(shell.getOutputStream(), true, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run 'setsid sh' (util-linux): children could outlive us", e);
        }
    }

    /** Holds a child until it ends; {@code gentle} is the signal that asks it to stop. */
    static Process hold(Process child, Signal gentle) {
        OURS.order("hold %d %s".formatted(child.pid(), gentle));
        child.onExit().thenRun(() -> OURS.order("free %d".formatted(child.pid())));
        return child;
    }

    private synchronized void order(String line) {
        orders.println(line);
    }
}
