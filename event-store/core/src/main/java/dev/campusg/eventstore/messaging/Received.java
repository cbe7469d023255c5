package dev.campusg.eventstore.messaging;

import dev.campusg.eventstore.Metadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived.
 *
 * @param messageId the same on every delivery
 * @param causationId the id of the message it answers
 * @param at when it is handled
 */
public record Received<M>(
        M message,
        String messageId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String key,
        String source,
        Instant at) {

    public Metadata metadata() {
        return new Metadata(messageId, correlationId, source);
    }
}
