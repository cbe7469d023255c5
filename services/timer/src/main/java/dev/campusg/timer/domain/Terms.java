package dev.campusg.timer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request timer is started with.
 *
 * @param sagaId whose order it is: it is told when the timer expires
 * @param test started by hand, to see one expire
 */
public record Terms(
        String timerId,
        String orderId,
        String customerId,
        @Nullable String runnerId,
        @Nullable String sagaId,
        Instant expiresAt,
        boolean test) {}
