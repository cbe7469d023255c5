package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Status;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended and how its timer goes on.
 *
 * @param call null if there was none to tell of
 * @param next what the timer is now
 * @param executedAt when its last call succeeded or failed for good
 * @param deadLetter id of the dead letter it leaves
 */
public record Ended(
        Begun begun,
        @Nullable Call call,
        Next next,
        @Nullable Instant executedAt,
        @Nullable String error,
        @Nullable UUID deadLetter) {

    /**
     * @param sentAt null if it never was
     * @param code null if there was no answer
     * @param response the beginning of the answer, if it is kept
     */
    public record Call(
            @Nullable Instant sentAt,
            @Nullable Integer code,
            @Nullable String error,
            @Nullable String response) {}

    /** @param attempt made so far of that occurrence */
    public record Next(Status status, int occurrence, int attempt, Instant executeAt, Instant dueAt) {}
}
