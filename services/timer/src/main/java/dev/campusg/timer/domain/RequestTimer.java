package dev.campusg.timer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an order waits for a runner. */
public record RequestTimer(
        String timerId,
        String orderId,
        String customerId,
        @Nullable String runnerId,
        boolean runnerAccepted,
        TimerStatus status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String sagaId,
        boolean test) {

    static RequestTimer started(Terms terms, Instant at) {
        return new RequestTimer(
                terms.timerId(),
                terms.orderId(),
                terms.customerId(),
                terms.runnerId(),
                false,
                TimerStatus.ACTIVE,
                at,
                terms.expiresAt(),
                null,
                terms.sagaId(),
                terms.test());
    }

    RequestTimer ended(TimerStatus how, Instant at) {
        return new RequestTimer(
                timerId, orderId, customerId, runnerId, runnerAccepted, how, createdAt, expiresAt, at, sagaId, test);
    }

    RequestTimer acceptedBy(@Nullable String runner, Instant at) {
        return new RequestTimer(
                timerId,
                orderId,
                customerId,
                runner == null ? runnerId : runner,
                true,
                TimerStatus.STOPPED,
                createdAt,
                expiresAt,
                at,
                sagaId,
                test);
    }
}
