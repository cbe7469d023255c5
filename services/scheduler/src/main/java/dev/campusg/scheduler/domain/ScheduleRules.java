package dev.campusg.scheduler.domain;

import dev.campusg.eventstore.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be scheduled. */
public final class ScheduleRules {

    public static final int MAX_ID = 200;

    /** Bytes of a payload. */
    public static final int MAX_PAYLOAD = 16 * 1024;

    static final Duration LONGEST_AHEAD = Duration.ofDays(5 * 365);

    /** What should have happened by now happens at once; what is older than this is a mistake. */
    static final Duration LONGEST_AGO = Duration.ofDays(365);

    private ScheduleRules() {}

    static void check(Terms terms, Instant now) {
        requireId(terms.entityId(), "entityId");
        Instant time = terms.scheduledTime();
        if (time.isAfter(now.plus(LONGEST_AHEAD)) || time.isBefore(now.minus(LONGEST_AGO))) {
            throw Rejected.invalid(
                    "INVALID_TIME", "scheduledTime is at most five years ahead and one year ago: " + time);
        }
        if (terms.payload().getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD) {
            throw Rejected.invalid("PAYLOAD_TOO_LARGE", "a payload has at most " + MAX_PAYLOAD + " bytes");
        }
    }

    public static void requireIdOrNone(@Nullable String id, String field) {
        if (id != null) {
            requireId(id, field);
        }
    }

    /** @throws Rejected unless it can be stored, and read by people */
    public static void requireId(String id, String field) {
        if (id.isBlank() || id.length() > MAX_ID || !id.codePoints().allMatch(ScheduleRules::isPrintable)) {
            throw Rejected.invalid("INVALID_ID", field + " has 1 to " + MAX_ID + " printable characters");
        }
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
