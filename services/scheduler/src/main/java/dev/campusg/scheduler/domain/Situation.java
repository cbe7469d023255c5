package dev.campusg.scheduler.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an order, its saga and its money stand; each part in its own service's words, null if that service knows nothing
 * of it. The parts were read one after the other: whoever acts on them must be one who looks again.
 */
public record Situation(
        String orderId,
        @Nullable String order,
        @Nullable String runnerId,
        @Nullable String sagaId,
        @Nullable String saga,
        @Nullable String payment,
        @Nullable String escrow) {

    private static final Set<String> FREE = Set.of("PENDING", "CREATED");
    private static final Set<String> UNDERWAY = Set.of("ACCEPTED", "ON_SITE", "PURCHASED", "COLLECTED", "ON_THE_WAY");
    private static final Set<String> AT_WORK = Set.of("STARTED", "COMPENSATING", "CANCELLING");

    /** Whether no runner has it yet. */
    boolean orderIsFree() {
        return order != null && FREE.contains(order);
    }

    /** Whether a runner is on the way with it. */
    boolean orderIsUnderway() {
        return order != null && UNDERWAY.contains(order);
    }

    boolean orderIs(String status) {
        return status.equals(order);
    }

    /** Whether the saga that made the order will still change something by itself. */
    boolean sagaIsAtWork() {
        return saga != null && AT_WORK.contains(saga);
    }

    boolean sagaIs(String status) {
        return status.equals(saga);
    }

    boolean fundsAreHeld() {
        return "HELD".equals(escrow) || "INESCROW".equals(payment);
    }
}
