package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.domain.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What every answer comes in. */
@RegisterForReflection
record Envelope<T extends @Nullable Object>(int code, String message, T data) {

    static final int SUCCESS = 0;
    static final int INTERNAL = 1;
    static final int VALIDATION = 2;
    static final int NOT_FOUND = 3;
    static final int UNAUTHORISED = 4;

    static <T> Envelope<T> of(T data) {
        return new Envelope<>(SUCCESS, "success", data);
    }

    static int code(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID, CONFLICT, TOO_LARGE, TOO_MANY -> VALIDATION;
            case NOT_FOUND -> NOT_FOUND;
            case UNAUTHORISED -> UNAUTHORISED;
        };
    }

    static int status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
            case NOT_FOUND -> 404;
            case UNAUTHORISED -> 401;
        };
    }
}
