package dev.campusg.scheduler.domain;

import dev.campusg.eventstore.Rejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to happen at some time.
 *
 * @param terms null until it is scheduled
 * @param attempts how many were begun
 * @param due when the next attempt begins; null once it is over
 * @param underWay whether an attempt has begun and has not reported
 * @param outcome what was done, in words
 */
public record ScheduledEvent(
        @Nullable Terms terms,
        Status status,
        int attempts,
        @Nullable Instant due,
        boolean underWay,
        @Nullable String lastError,
        @Nullable String outcome,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    static final ScheduledEvent NONE = new ScheduledEvent(null, Status.PENDING, 0, null, false, null, null, null, null);

    /** @throws Rejected if it was never scheduled */
    public Terms known() {
        if (terms == null) {
            throw Rejected.notFound("EVENT_NOT_FOUND", "there is no such scheduled event");
        }
        return terms;
    }

    static ScheduledEvent scheduled(Terms terms, Instant at) {
        return new ScheduledEvent(terms, Status.PENDING, 0, terms.scheduledTime(), false, null, null, at, at);
    }

    ScheduledEvent begun(int attempt, Instant until, Instant at) {
        return new ScheduledEvent(terms, status, attempt, until, true, lastError, outcome, createdAt, at);
    }

    ScheduledEvent failedOnce(String error, Instant next, Instant at) {
        return new ScheduledEvent(terms, status, attempts, next, false, error, outcome, createdAt, at);
    }

    ScheduledEvent over(Status how, @Nullable String error, @Nullable String done, Instant at) {
        return new ScheduledEvent(terms, how, attempts, null, false, error, done, createdAt, at);
    }
}
