package dev.campusg.timer.domain;

import dev.campusg.eventstore.Rejected;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a timer may hold. */
public final class TimerRules {

    static final Duration LONGEST = Duration.ofDays(366);
    public static final int MAX_ID = 200;

    private TimerRules() {}

    static void check(Terms terms, Instant now) {
        requireId(terms.orderId(), "orderId");
        requireId(terms.customerId(), "customerId");
        requireIdOrNone(terms.runnerId(), "runnerId");
        requireIdOrNone(terms.sagaId(), "sagaId");
        if (terms.expiresAt().isBefore(now)) {
            throw Rejected.invalid("INVALID_EXPIRY", "expiresAt is not in the past: " + terms.expiresAt());
        }
        if (terms.expiresAt().isAfter(now.plus(LONGEST))) {
            throw Rejected.invalid("INVALID_EXPIRY", "expiresAt is at most a year ahead: " + terms.expiresAt());
        }
    }

    static void requireIdOrNone(@Nullable String id, String field) {
        if (id != null) {
            requireId(id, field);
        }
    }

    /** @throws Rejected unless it can be stored, and read by people */
    public static void requireId(String id, String field) {
        if (id.isBlank() || id.length() > MAX_ID || !id.codePoints().allMatch(TimerRules::isPrintable)) {
            throw Rejected.invalid("INVALID_ID", field + " has 1 to " + MAX_ID + " printable characters");
        }
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
