package dev.campusg.callbacktimers.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is not carried out, and why, in words for the client. Nothing has changed. */
public final class Refusal extends RuntimeException {

    public enum Kind {
        INVALID,
        NOT_FOUND,
        UNAUTHORISED,
        CONFLICT,
        TOO_LARGE,
        TOO_MANY
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;

    private Refusal(Kind kind, String message, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static Refusal invalid(String message) {
        return new Refusal(Kind.INVALID, message, null);
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, message, null);
    }

    public static Refusal unauthorised(String message) {
        return new Refusal(Kind.UNAUTHORISED, message, null);
    }

    public static Refusal conflict(String message) {
        return new Refusal(Kind.CONFLICT, message, null);
    }

    public static Refusal tooLarge(String message) {
        return new Refusal(Kind.TOO_LARGE, message, null);
    }

    public static Refusal tooMany(String message, Duration retryAfter) {
        return new Refusal(Kind.TOO_MANY, message, retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
