package dev.campusg.callbacktimers.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param sentAt when we turned to the receiver; null if we did not
 * @param code null if there was no answer
 * @param error null if the receiver took it
 * @param body the beginning of the answer
 * @param retryAfter what the receiver asked for
 */
public record Answer(
        @Nullable Instant sentAt,
        @Nullable Integer code,
        @Nullable String error,
        @Nullable String body,
        @Nullable Duration retryAfter,
        Fault fault) {

    /** Somebody else makes the call. */
    public static final Answer NOT_OURS = new Answer(null, null, "taken by another process", null, null, Fault.BUSY);

    /** What a failure says of the receiver. */
    public enum Fault {
        NONE,
        /** It answered, but not with 2xx. */
        REFUSED,
        /** It cannot be reached, or does not answer: others who call it will fare no better. */
        UNREACHABLE,
        /** It was not called, for want of something of ours: nothing is known of it. */
        BUSY,
        /** It may not be called at all, and asking again will not change that. */
        FORBIDDEN
    }

    public boolean succeeded() {
        return fault == Fault.NONE;
    }
}
