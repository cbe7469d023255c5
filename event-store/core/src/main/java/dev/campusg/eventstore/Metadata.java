package dev.campusg.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from.
 *
 * @param messageId the message that caused it, if it had an id
 * @param correlationId the conversation it belongs to, for example a saga id
 * @param actor who did it: a user id, or the name of a service
 */
public record Metadata(@Nullable String messageId, @Nullable String correlationId, String actor) {}
