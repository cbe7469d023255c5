package dev.campusg.dev;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The broker as a process of its own, so that it can be killed without killing us. */
final class KafkaChild implements ChildPart {
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private final Path home;
    private final int port;
    private final Child child;

    KafkaChild(Path home, int port, Path log) {
        this.home = home;
        this.port = port;
        this.child = new Child("kafka", log, Signal.TERM);
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void restart() {
        stop();
        if (!FreePort.isFree(port)) {
            throw new IllegalStateException("Port %d is in use: Kafka cannot have it".formatted(port));
        }
        var command = new ArrayList<String>(List.of(Jvm.JAVA));
        command.addAll(FLAGS);

        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KafkaProcess.class.getName(), home.toString(), Integer.toString(port)));
        child.start(new ProcessBuilder(command));
        boolean serves = Await.happens(TO_START, () -> !isAlive() || !FreePort.isFree(port));
        if (!serves || !isAlive()) {
            throw new StartFailure(this);
        }
    }
}
