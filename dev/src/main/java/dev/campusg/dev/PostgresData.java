package dev.campusg.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directory a server keeps its data in, and what a server that was killed left lying in it. */
record PostgresData(Path directory) {
    private static final Duration TO_LET_GO = Duration.ofSeconds(15);

    void createWith(PostgresBinaries binaries, Path log) throws IOException, InterruptedException {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            return;
        }
        Directories.delete(directory);
        // initdb works beside the final place: a run that is cut short must not look like a database.
        var fresh = directory.resolveSibling(directory.getFileName() + ".new");
        Directories.delete(fresh);
        Files.createDirectories(fresh);
        Unprivileged.own(fresh);
        var command = new ArrayList<>(List.of(binaries.program("initdb"), "-D", fresh.toString()));
        command.addAll(
                List.of("-A", "trust", "-U", "postgres", "-E", "UTF-8", "--locale=C.UTF-8", "--no-instructions"));
        int exit = new ProcessBuilder(Unprivileged.command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("initdb failed, see " + log + "\n" + Tail.of(log));
        }
        Files.move(fresh, directory);
    }

    /** Ends a server whose launcher is gone and drops a pid file that names nobody, or a stranger. */
    void reclaim() throws IOException {
        var owner = owner();
        if (owner.isPresent()) {
            var server = owner.get();
            if (isChildOfJava(server) && !Await.happens(TO_LET_GO, () -> !server.isAlive())) {
                throw new IllegalStateException("%s is in use by PostgreSQL with pid %d: stop that one first"
                        .formatted(directory, server.pid()));
            }
            Signal.INT.send(server.pid());
            if (!Await.happens(TO_LET_GO, () -> !server.isAlive())) {
                Signal.KILL.send(server.pid());
                Await.until("PostgreSQL %d to end".formatted(server.pid()), TO_LET_GO, () -> !server.isAlive());
            }
        }
        Files.deleteIfExists(pidFile());
    }

    private Optional<ProcessHandle> owner() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        long pid = Files.readAllLines(pidFile()).stream()
                .findFirst()
                .map(Long::parseLong)
                .orElse(0L);
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(it -> it.info().commandLine().orElse("").contains(directory.toString()));
    }

    private static boolean isChildOfJava(ProcessHandle server) {
        return server.parent()
                .flatMap(it -> it.info().command())
                .filter(it -> it.endsWith("/java"))
                .isPresent();
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }
}
