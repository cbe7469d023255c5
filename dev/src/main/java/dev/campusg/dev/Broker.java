package dev.campusg.dev;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How Kafka is run as a process of its own: from the class path of whoever starts it. */
record Broker(Path home, int port) {
    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    ProcessBuilder command() {
        return java(cache().map(it -> Jvm.withCache(it.path())).orElse(List.of()));
    }

    /** The same start, recorded. */
    ProcessBuilder training(Path output) {
        return java(StartCache.recordingTo(output));
    }

    /** None for classes that are not in jars, as in tests: the JVM keeps none of those. */
    static Optional<StartCache> cache() {
        List<File> jars = Pattern.compile(File.pathSeparator)
                .splitAsStream(CLASS_PATH)
                .map(File::new)
                .toList();
        if (!jars.stream().allMatch(File::isFile)) {
            return Optional.empty();
        }
        var built = jars.stream().mapToLong(File::lastModified).max().orElse(0);
        return Optional.of(StartCache.in(
                jars.getFirst().toPath().toAbsolutePath().getParent(), "kafka", built, FLAGS + CLASS_PATH));
    }

    private ProcessBuilder java(List<String> extra) {
        var command = Stream.of(
                        List.of(Jvm.JAVA),
                        FLAGS,
                        extra,
                        List.of(
                                "-cp",
                                CLASS_PATH,
                                KafkaProcess.class.getName(),
                                home.toString(),
                                Integer.toString(port)))
                .flatMap(List::stream)
                .toList();
        return new ProcessBuilder(new ArrayList<>(command));
    }
}
