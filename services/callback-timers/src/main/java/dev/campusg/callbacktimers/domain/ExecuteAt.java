package dev.campusg.callbacktimers.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The instant a client means: with an offset, or on the clocks of a zone. What a zone's clocks skip is moved on by as
 * much as they skip; of what they show twice, the first is meant.
 */
public final class ExecuteAt {

    /** How far ahead a timer may be set. */
    static final Duration HORIZON = Duration.ofDays(3653);

    /** By how much a client's clock, and the way here, may make an instant look past that means now. */
    static final Duration SKEW = Duration.ofSeconds(5);

    private ExecuteAt() {}

    public static Instant parse(String text, @Nullable String timezone) {
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException withoutOffset) {
            return local(text, timezone);
        }
    }

    private static Instant local(String text, @Nullable String timezone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            if (timezone == null) {
                throw Refusal.invalid("execute_at needs an offset, such as Z or +08:00, or a timezone beside it");
            }
            return local.atZone(zone(timezone)).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Refusal.invalid("execute_at must be a time such as 2026-10-28T16:00:00Z");
        }
    }

    /** @throws Refusal if nobody knows it */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Refusal.invalid("timezone '" + name + "' is not known; use an IANA name such as Asia/Singapore");
        }
    }

    /** @throws Refusal if it is past, or absurdly far ahead */
    public static Instant accepted(Instant executeAt, Instant now) {
        if (executeAt.isBefore(now.minus(SKEW))) {
            throw Refusal.invalid("execute_at is in the past: " + executeAt);
        }
        if (executeAt.isAfter(now.plus(HORIZON))) {
            throw Refusal.invalid("execute_at is more than ten years ahead");
        }
        return executeAt;
    }
}
