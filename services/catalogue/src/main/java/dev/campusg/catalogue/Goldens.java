package dev.campusg.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden messages, one file for each type and version: {@code <topic>/<type>/v<version>.json}. */
record Goldens(Path folder) {

    static Goldens in(Path project) {
        return new Goldens(project.resolve("services/catalogue/src/test/resources/golden"));
    }

    /** By type, each type's oldest first. */
    List<Golden> all() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .map(Goldens::read)
                    .sorted(Comparator.comparing(Golden::type).thenComparing(Golden::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types that say something no golden message says yet. */
    List<String> unrecorded(List<Spoken> messages) {
        List<Golden> all = all();
        return messages.stream()
                .filter(one ->
                        newest(all, one).filter(golden -> golden.saysAllOf(one)).isEmpty())
                .map(Spoken::type)
                .toList();
    }

    /** Everything in which the messages no longer are what they were. */
    List<String> breakages(List<Spoken> messages) {
        var known = messages.stream().collect(Collectors.toMap(Spoken::type, one -> one));
        return all().stream()
                .flatMap(golden -> {
                    Spoken now = known.get(golden.type());
                    return now == null
                            ? Stream.of(golden.type() + " is said no longer")
                            : Breakages.between(golden, now).stream();
                })
                .toList();
    }

    /** Records what is new; what breaks an older message is not recorded. */
    List<Path> writeNew(List<Spoken> messages) throws IOException {
        List<Golden> all = all();
        List<Path> written = new ArrayList<>();
        for (Spoken one : messages) {
            boolean broken = all.stream()
                    .filter(golden -> golden.type().equals(one.type()))
                    .anyMatch(golden -> !Breakages.between(golden, one).isEmpty());
            Optional<Golden> newest = newest(all, one);
            if (!broken && newest.filter(golden -> golden.saysAllOf(one)).isEmpty()) {
                written.add(write(Golden.of(one, newest.map(Golden::version).orElse(0) + 1)));
            }
        }
        return written;
    }

    private static Optional<Golden> newest(List<Golden> all, Spoken spoken) {
        return all.stream()
                .filter(golden -> golden.type().equals(spoken.type()))
                .max(Comparator.comparing(Golden::version));
    }

    private Path write(Golden golden) throws IOException {
        Path path = folder.resolve(golden.topic(), golden.type(), "v" + golden.version() + ".json");
        Files.createDirectories(path.getParent());
        return Files.writeString(path, Pages.json(Fields.MAPPER.valueToTree(golden)));
    }

    private static Golden read(Path path) {
        try {
            return Fields.MAPPER.readValue(path.toFile(), Golden.class);
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }
}
