package dev.campusg.dev;

import java.nio.file.Path;
import java.time.Duration;

/** The broker as a process of its own, so that it can be killed without killing us. */
final class KafkaChild implements ChildPart {
    private static final Duration TO_START = Duration.ofSeconds(90);

    private final Broker broker;
    private final Child child;

    KafkaChild(Path home, int port, Path log) {
        this.broker = new Broker(home, port);
        this.child = new Child("kafka", log, Signal.TERM);
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void restart() {
        stop();
        if (!FreePort.isFree(broker.port())) {
            throw new IllegalStateException("Port %d is in use: Kafka cannot have it".formatted(broker.port()));
        }
        child.start(broker.command());
        boolean serves = Await.happens(TO_START, () -> !isAlive() || !FreePort.isFree(broker.port()));
        if (!serves || !isAlive()) {
            throw new StartFailure(this);
        }
    }
}
