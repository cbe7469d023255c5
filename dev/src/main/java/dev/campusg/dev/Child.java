package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** A child process on the leash, writing to a log, in a session of its own so that Ctrl-C reaches the launcher only. */
final class Child {
    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final Signal gentle;
    private Process process;

    Child(String name, Path log, Signal gentle) {
        this.name = name;
        this.log = log;
        this.gentle = gentle;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    synchronized void start(ProcessBuilder builder) {
        try {
            Files.createDirectories(log.getParent());
            builder.command().addFirst("setsid");
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process = Leash.hold(builder.start(), gentle);
            Files.writeString(pidFile(), "%d %d".formatted(process.pid(), startOf(process.toHandle())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        return process.pid();
    }

    synchronized void stop() {
        if (!isAlive()) {
            return;
        }
        signalAll(Signal.CONT);
        gentle.send(process.pid());
        if (!Await.happens(TO_STOP, () -> !process.isAlive())) {
            kill();
        }
    }

    synchronized void kill() {
        Signal.KILL.send(process.pid());
        Await.until(name + " to die", TO_STOP, () -> !process.isAlive());
    }

    /** Ends what an earlier launcher left running, should its leash have been killed with it. */
    void reclaim() {
        try {
            if (!Files.exists(pidFile())) {
                return;
            }
            var recorded = Files.readString(pidFile()).split(" ");
            var stray = ProcessHandle.of(Long.parseLong(recorded[0]))
                    .filter(it -> startOf(it) == Long.parseLong(recorded[1]));
            stray.ifPresent(it -> {
                Signal.CONT.send(it.pid());
                gentle.send(it.pid());
                if (!Await.happens(TO_STOP, () -> !it.isAlive())) {
                    Signal.KILL.send(it.pid());
                }
            });
            Files.delete(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell whether an earlier %s still runs".formatted(name), e);
        }
    }

    /** A pid alone may by now be somebody else's. */
    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private Path pidFile() {
        return log.resolveSibling(name + ".pid");
    }

    /** Returns when every thread has come to rest: on a busy machine the signal takes a moment to reach them all. */
    synchronized void pause() {
        signalAll(Signal.STOP);
        Await.until(name + " to rest", TO_STOP, () -> family().allMatch(Child::rests));
    }

    synchronized void resume() {
        signalAll(Signal.CONT);
    }

    private void signalAll(Signal signal) {
        family().forEach(it -> signal.send(it.pid()));
    }

    /** PostgreSQL's backends are processes too, each in its own session. */
    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static boolean rests(ProcessHandle process) {
        try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (var thread : threads) {
                if (!Files.readString(thread.resolve("status")).contains("State:\tT")) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return !process.isAlive();
        }
    }
}
