package dev.campusg.eventstore.messaging;

import dev.campusg.eventstore.OutboxMessage;
import org.jspecify.annotations.Nullable;

/** Puts a message into its envelope. */
public interface MessageEncoder {

    /**
     * @param id the message id, if the message has none of its own
     * @param correlationId the conversation, if the message names none
     * @param causationId the message that caused it
     */
    OutboxMessage encode(Outgoing message, String id, @Nullable String correlationId, @Nullable String causationId);
}
