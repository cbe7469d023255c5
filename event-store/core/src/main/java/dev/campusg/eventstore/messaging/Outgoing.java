package dev.campusg.eventstore.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param key what it is ordered by
 * @param id its message id; null for one derived from what caused it
 * @param correlationId the conversation it belongs to; null for that of what caused it
 * @param causationId the message it answers; null for the one being handled
 */
public record Outgoing(
        String topic,
        String key,
        Object message,
        @Nullable String id,
        @Nullable String correlationId,
        @Nullable String causationId) {

    public static Outgoing to(String topic, String key, Object message) {
        return new Outgoing(topic, key, message, null, null, null);
    }

    /** The same message in a given conversation. */
    public Outgoing within(@Nullable String correlation) {
        return new Outgoing(topic, key, message, id, correlation, causationId);
    }

    /** The same message with an id of its own choice. */
    public Outgoing identified(String messageId) {
        return new Outgoing(topic, key, message, messageId, correlationId, causationId);
    }

    /** The same message as the reply to one that was handled earlier and is answered only now. */
    public Outgoing answering(String messageId, @Nullable String correlation) {
        return new Outgoing(topic, key, message, id, correlation, messageId);
    }
}
