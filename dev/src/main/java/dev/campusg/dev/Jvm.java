package dev.campusg.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How we run Java: many small processes on one small machine. */
final class Jvm {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m";

    private Jvm() {}

    static List<String> flags() {
        return List.of(
                System.getenv().getOrDefault("CAMPUSG_JVM", FLAGS).strip().split("\\s+"));
    }

    /** A cache that does not fit is passed over without a word: it may speed a start up, never prevent it. */
    static List<String> withCache(Path cache) {
        return Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto", "-Xlog:aot*=off,cds*=off")
                : List.of();
    }
}
