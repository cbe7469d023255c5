package dev.campusg.callbacktimers.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a timer comes again: by a cron expression on the clocks of a zone, or every so often from its first instant on.
 *
 * @param gap what becomes of an instant that a zone's clocks skip
 * @param overlap what becomes of one that they show twice
 * @param until no occurrence is later
 * @param maxOccurrences no more occurrences than these
 * @param catchUp what becomes of occurrences that were missed
 */
public record Recurrence(
        @Nullable String cron,
        @Nullable Duration every,
        @Nullable Instant from,
        ZoneId zone,
        Gap gap,
        Overlap overlap,
        @Nullable Instant until,
        @Nullable Integer maxOccurrences,
        CatchUp catchUp) {

    static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The hour that is missing in spring. */
    public enum Gap {
        /** As soon as the clocks go on. */
        NEXT,
        SKIP
    }

    /** The hour that comes twice in autumn. */
    public enum Overlap {
        FIRST,
        LAST,
        BOTH
    }

    public enum CatchUp {
        /** Those missed by more than the platform's limit are left out. */
        SKIP,
        /** One call stands for all that were missed. */
        ONCE,
        /** A call for each of them. */
        ALL
    }

    public Recurrence {
        require((cron == null) != (every == null), "needs either cron or every_seconds");
        require(every == null || every.compareTo(SHORTEST) >= 0, "every_seconds must be at least 1");
        require(every == null || every.compareTo(ExecuteAt.HORIZON) <= 0, "every_seconds must be at most ten years");
        require(maxOccurrences == null || maxOccurrences >= 1, "max_occurrences must be at least 1");
    }

    public Recurrence from(Instant first) {
        return new Recurrence(cron, every, first, zone, gap, overlap, until, maxOccurrences, catchUp);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw Refusal.invalid("recurrence " + message);
        }
    }
}
