package dev.campusg.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What the JVM wrote down of one start, so that the next ones take half the time. Its name says what it was made of and
 * for, so a stale one is never found.
 */
record StartCache(Path folder, String prefix, String version) {

    static StartCache in(Path folder, String name, long built, String madeFor) {
        int hash = (madeFor + System.getProperty("java.vm.version")).hashCode();
        return new StartCache(folder, "%s-%x-".formatted(name, hash), Long.toHexString(built));
    }

    static List<String> recordingTo(Path output) {
        return List.of("-XX:AOTCacheOutput=" + output);
    }

    Path path() {
        return folder.resolve(prefix + version + ".aot");
    }

    boolean exists() {
        return Files.exists(path());
    }

    /** Where it is written to; nobody looks there. */
    Path fresh() {
        return folder.resolve(prefix + "new");
    }

    /** In the place of older ones. */
    void keep() throws IOException {
        try (var old = Files.newDirectoryStream(folder, prefix + "*.aot")) {
            for (var cache : old) {
                Files.delete(cache);
            }
        }
        Files.move(fresh(), path(), StandardCopyOption.ATOMIC_MOVE);
    }
}
