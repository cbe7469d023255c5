package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.delivery.Answer;
import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Recurrence.CatchUp;
import dev.campusg.callbacktimers.domain.Retry;
import dev.campusg.callbacktimers.domain.Status;
import dev.campusg.callbacktimers.recurring.Occurrences;
import dev.campusg.callbacktimers.store.Begun;
import dev.campusg.callbacktimers.store.Ended;
import dev.campusg.callbacktimers.store.Ended.Next;
import dev.campusg.eventstore.Uuid7;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How a timer goes on after an attempt, or after having missed it. Pure but for chance, which is given. */
final class Progress {

    /** Processes that may die over a timer before it is suspected of killing them. */
    static final int MOST_LOST = 10;

    private final Duration maxOverdue;
    private final DoubleSupplier chance;

    Progress(Duration maxOverdue, DoubleSupplier chance) {
        this.maxOverdue = maxOverdue;
        this.chance = chance;
    }

    /** Null if it is to be called now; otherwise what becomes of it without a call. */
    @Nullable
    Ended withoutCall(Begun begun, Instant now) {
        if (begun.attempt() > begun.spec().retries().maxAttempts() + MOST_LOST) {
            return over(begun, null, "given up: the process died over it too often", now);
        }
        Duration late = Duration.between(begun.dueAt(), now);
        if (begun.lost() || late.compareTo(maxOverdue) <= 0 || catchUp(begun) != CatchUp.SKIP) {
            return null;
        }
        String missed = "overdue by %d s when it was found; more than %d s are not made up for"
                .formatted(late.toSeconds(), maxOverdue.toSeconds());
        return begun.spec().recurrence() == null
                ? new Ended(begun, null, last(begun, Status.FAILED), null, missed, Uuid7.nextId())
                : onward(begun, null, missed, Status.FAILED, null, null, now);
    }

    private static CatchUp catchUp(Begun begun) {
        Recurrence recurrence = begun.spec().recurrence();
        return recurrence == null ? CatchUp.SKIP : recurrence.catchUp();
    }

    Ended after(Begun begun, Answer answer, Instant now) {
        Ended.Call call = new Ended.Call(
                answer.sentAt(), answer.code(), answer.error(), begun.spec().keepResponse() ? answer.body() : null);
        if (answer.succeeded()) {
            return onward(begun, call, null, Status.COMPLETED, now, null, now);
        }
        Retry retry = begun.spec().retries();
        if (answer.fault() == Answer.Fault.FORBIDDEN || retry.isExhausted(begun.attempt())) {
            return over(begun, call, answer.error(), now);
        }
        Instant again = now.plus(retry.delay(begun.attempt(), answer.retryAfter(), chance));
        Next next = new Next(Status.PENDING, begun.occurrence(), begun.attempt(), begun.executeAt(), again);
        return new Ended(begun, call, next, null, answer.error(), null);
    }

    /** It waited for its receiver for as long as a timer may be late. */
    boolean hasWaitedEnough(Begun begun, Instant until) {
        return until.isAfter(begun.plannedAt().plus(maxOverdue));
    }

    Ended gaveUpWaiting(Begun begun, String why, Instant now) {
        Answer answer = new Answer(null, null, why, null, null, Answer.Fault.UNREACHABLE);
        return after(begun, answer, now);
    }

    private Ended over(Begun begun, Ended.@Nullable Call call, @Nullable String error, Instant now) {
        return onward(begun, call, error, Status.FAILED, now, Uuid7.nextId(), now);
    }

    private Ended onward(
            Begun begun,
            Ended.@Nullable Call call,
            @Nullable String error,
            Status status,
            @Nullable Instant executedAt,
            @Nullable UUID deadLetter,
            Instant now) {
        Next next = nextOccurrence(begun, now)
                .map(at -> new Next(Status.PENDING, begun.occurrence() + 1, 0, at, at))
                .orElseGet(() -> last(begun, status));
        return new Ended(begun, call, next, executedAt, error, deadLetter);
    }

    private static Optional<Instant> nextOccurrence(Begun begun, Instant now) {
        Recurrence recurrence = begun.spec().recurrence();
        if (recurrence == null
                || recurrence.maxOccurrences() != null && begun.occurrence() >= recurrence.maxOccurrences()) {
            return Optional.empty();
        }
        boolean each = recurrence.catchUp() == CatchUp.ALL || now.isBefore(begun.executeAt());
        return new Occurrences(recurrence).next(each ? begun.executeAt() : now);
    }

    private static Next last(Begun begun, Status status) {
        return new Next(status, begun.occurrence(), begun.attempt(), begun.executeAt(), begun.dueAt());
    }
}
