package dev.campusg.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One document of a manifest, asked by path: {@code spec.template.spec.containers.0.name}. */
record Yaml(Object root) {

    /** Every document of a file; a key that occurs twice is an error. */
    static List<Yaml> documents(Path file) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            List<Yaml> documents = new ArrayList<>();
            new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict))
                    .loadAll(Files.readString(file))
                    .forEach(document -> documents.add(new Yaml(document)));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Yaml only(Path file) {
        List<Yaml> documents = documents(file);
        if (documents.size() != 1) {
            throw new IllegalStateException(file + " has " + documents.size() + " documents");
        }
        return documents.getFirst();
    }

    /** What is there, or null. */
    Object at(String path) {
        Object here = root;
        for (String step : path.split("\\.")) {
            here = switch (here) {
                case Map<?, ?> map -> map.get(step.replace('|', '.'));
                case List<?> list -> Integer.parseInt(step) < list.size() ? list.get(Integer.parseInt(step)) : null;
                case null, default -> null;
            };
        }
        return here;
    }

    Yaml in(String path) {
        return new Yaml(at(path));
    }

    /** The items of a list, none if there is no list. */
    List<Object> list(String path) {
        return at(path) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** {@code KEY=value} items of a list as text. */
    Stream<String> literals(String path) {
        return list(path).stream().map(String::valueOf);
    }

    boolean says(String... words) {
        return Arrays.stream(words).allMatch(String.valueOf(root)::contains);
    }
}
