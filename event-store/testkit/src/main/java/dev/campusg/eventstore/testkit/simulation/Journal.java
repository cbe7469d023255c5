package dev.campusg.eventstore.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What happened, for people; kept only when somebody wants to read it. */
final class Journal {

    private final VirtualTime time;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Journal(VirtualTime time, boolean kept) {
        this.time = time;
        this.kept = kept;
    }

    void note(String who, Supplier<String> what) {
        if (kept) {
            lines.add(stamp(time.elapsed()) + "  " + String.format(Locale.ROOT, "%-20s", who) + " " + what.get());
        }
    }

    static String stamp(Duration elapsed) {
        return String.format(Locale.ROOT, "%10.3f s", elapsed.toNanos() / 1e9);
    }

    /** The lines that mention any of these names; all if there are none. */
    List<String> about(List<String> names) {
        return names.isEmpty()
                ? List.copyOf(lines)
                : lines.stream()
                        .filter(line -> names.stream().anyMatch(line::contains))
                        .toList();
    }
}
