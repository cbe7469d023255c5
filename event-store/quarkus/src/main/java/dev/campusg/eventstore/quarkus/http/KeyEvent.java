package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history of one {@code Idempotency-Key}: claimed by the first request, answered by its first answer. */
sealed interface KeyEvent {

    /**
     * @param allottedId for what the request creates, the same however often it is run
     * @param request a hash of the query and the body; a key belongs to one request
     */
    @RegisterForReflection
    record KeyClaimed(String allottedId, String request) implements KeyEvent {}

    @RegisterForReflection
    record Answered(
            int status,
            Map<String, String> headers,
            @Nullable String body) implements KeyEvent {}
}
