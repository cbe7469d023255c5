package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Uuid7;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the current request and under which ids. Ask at the beginning of a resource method: later, on another
 * thread, there may be no current request.
 */
@RequestScoped
public class RequestIdentity {

    private Caller caller = Caller.ANONYMOUS;
    private @Nullable String correlationId;
    private @Nullable String messageId;
    private @Nullable String allottedId;

    public Caller caller() {
        return caller;
    }

    /** From {@code X-Correlation-Id}, or fresh. */
    public String correlationId() {
        if (correlationId == null) {
            correlationId = Uuid7.next();
        }
        return correlationId;
    }

    /**
     * For the step this request makes. With an {@code Idempotency-Key} it has a message id that is the same on every
     * repetition, so that the inbox of the stream lets the step happen once.
     */
    public Metadata metadata() {
        return new Metadata(messageId, correlationId(), caller.id());
    }

    /** The id for the thing this request creates, a UUIDv7; the same on every repetition of a request with a key. */
    public String allottedId() {
        if (allottedId == null) {
            allottedId = Uuid7.next();
        }
        return allottedId;
    }

    void identify(Caller who, String correlation) {
        caller = who;
        correlationId = correlation;
    }

    void repeatable(String message, String allotted) {
        messageId = message;
        allottedId = allotted;
    }
}
