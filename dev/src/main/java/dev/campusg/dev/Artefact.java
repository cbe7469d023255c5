package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the build made of a service: a Quarkus application, or an executable where {@code CAMPUSG_NATIVE} names it. */
record Artefact(Service service, Path target) {
    private static final Set<String> NATIVE =
            Set.of(System.getenv().getOrDefault("CAMPUSG_NATIVE", "").strip().split("\\s*,\\s*"));

    static Artefact of(Service service, Path project) {
        return new Artefact(service, service.folder(project).resolve("target"));
    }

    ProcessBuilder command() {
        if (isNative()) {
            return new ProcessBuilder(runner().toString()).directory(target.toFile());
        }
        return java(Jvm.withCache(cache().path()));
    }

    /** The same start, recorded. */
    ProcessBuilder training(Path output) {
        return java(StartCache.recordingTo(output));
    }

    boolean isNative() {
        return NATIVE.contains(service.id());
    }

    StartCache cache() {
        try (var files = Files.walk(application())) {
            long built = files.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().lastModified())
                    .max()
                    .orElse(0);
            return StartCache.in(target, "start", built, Jvm.flags().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder java(List<String> extra) {
        var jar = application().resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "%s is not built: %s is missing. Run ./mvnw -DskipTests package".formatted(service.id(), jar));
        }
        var command = new ArrayList<>(List.of(Jvm.JAVA));
        command.addAll(Jvm.flags());
        command.addAll(extra);
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        // The cache knows the class path as it was spelled when it was trained: relative to this folder.
        return new ProcessBuilder(command).directory(application().toFile());
    }

    private Path application() {
        return target.resolve("quarkus-app");
    }

    private Path runner() {
        try (var files = Files.list(target)) {
            Optional<Path> runner = files.filter(
                            it -> it.getFileName().toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .findFirst();
            return runner.orElseThrow(() -> new IllegalStateException(
                    "%1$s has no native executable: run ./campusg native %1$s".formatted(service.id())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
