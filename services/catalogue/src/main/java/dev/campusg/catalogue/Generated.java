package dev.campusg.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Files that say what was generated, and nothing else is in their folder. */
record Generated(Path folder, SortedMap<String, String> pages) {

    /** The paths of all that is not as it would be generated now: other, missing, or too much. */
    List<Path> stale() throws IOException {
        List<Path> stale = new ArrayList<>(leftovers());
        for (var page : pages.entrySet()) {
            Path path = folder.resolve(page.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(page.getValue())) {
                stale.add(path);
            }
        }
        return stale;
    }

    List<Path> write() throws IOException {
        List<Path> stale = stale();
        for (Path path : stale) {
            String content = pages.get(name(path));
            if (content == null) {
                Files.delete(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
        }
        return stale;
    }

    private List<Path> leftovers() throws IOException {
        Path schemas = folder.resolve("schemas");
        if (!Files.exists(schemas)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(schemas)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> !pages.containsKey(name(path)))
                    .toList();
        }
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
