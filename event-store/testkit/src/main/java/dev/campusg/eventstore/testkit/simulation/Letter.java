package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Received;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record of a topic. It is read once: what it says does not depend on who reads it. */
final class Letter {

    private final OutboxMessage published;
    private final boolean strange;
    private @Nullable Optional<Received<?>> read;

    /** @param strange from nobody of this world: it need not be understood */
    Letter(OutboxMessage published, boolean strange) {
        this.published = published;
        this.strange = strange;
    }

    OutboxMessage published() {
        return published;
    }

    boolean isStrange() {
        return strange;
    }

    Optional<Received<?>> readBy(Service service, Instant at) {
        if (read == null) {
            read = service.read(published);
        }
        return read.map(first -> at(first, at));
    }

    private static <M> Received<M> at(Received<M> received, Instant at) {
        return new Received<>(
                received.message(),
                received.messageId(),
                received.correlationId(),
                received.causationId(),
                received.key(),
                received.source(),
                at);
    }

    @Override
    public String toString() {
        return published.headers().getOrDefault("ce_type", "?") + " "
                + published.headers().getOrDefault("ce_id", "?") + " for " + published.key();
    }
}
