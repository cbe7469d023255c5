package dev.campusg.saga;

import java.time.Instant;

/**
 * The one thing a saga waits for.
 *
 * @param attempt the number of the last attempt, over the whole life of the saga
 * @param firstAttempt the number of the first attempt since the saga came to this task
 * @param tries attempts since then, or since the saga was resumed
 * @param due when the waiting ends
 */
public record PendingCall(
        String task, String commandId, int attempt, int firstAttempt, int tries, Instant due, Awaiting awaiting) {

    /** What ends the waiting. */
    public enum Awaiting {
        /** A reply, or the deadline. */
        REPLY,
        /** The moment to ask again, after a failure. A late success of an earlier attempt ends it too. */
        RETRY
    }

    private static final String RETRY_SUFFIX = ":retry";

    /** Names this very wait, so that the timer of an earlier one changes nothing. */
    public String token() {
        return switch (awaiting) {
            case REPLY -> commandId;
            case RETRY -> commandId + RETRY_SUFFIX;
        };
    }

    PendingCall retryAt(Instant moment) {
        return new PendingCall(task, commandId, attempt, firstAttempt, tries, moment, Awaiting.RETRY);
    }

    PendingCall afresh() {
        return new PendingCall(task, commandId, attempt, firstAttempt, 0, due, awaiting);
    }
}
