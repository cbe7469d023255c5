package dev.campusg.saga;

import java.time.Duration;

/**
 * How patient a saga is.
 *
 * @param attempts how often a step that may fail is asked before silence counts as failure
 * @param growth by what factor deadlines and delays grow from one attempt to the next
 * @param firstDelay how long after a failure reply an insisting call is tried again
 * @param longest no delay is longer, and no deadline unless it began longer
 * @param quarantineAfter after how many attempts in vain an insisting call raises the alarm; it goes on slowly
 */
public record RetryPolicy(int attempts, int growth, Duration firstDelay, Duration longest, int quarantineAfter) {

    public static final RetryPolicy DEFAULT = new RetryPolicy(3, 2, Duration.ofSeconds(1), Duration.ofMinutes(1), 10);

    public RetryPolicy {
        if (attempts < 1 || growth < 1 || quarantineAfter < 1 || !firstDelay.isPositive() || !longest.isPositive()) {
            throw new IllegalArgumentException("limits are 1 or more, durations longer than nothing");
        }
    }

    /** How long the attempt with this number, from 1, waits for its reply. */
    Duration deadline(Duration first, int attempt) {
        return grown(first, attempt, first.compareTo(longest) > 0 ? first : longest);
    }

    /** How long to wait after a failure reply to the attempt with this number, from 1. */
    Duration delay(int attempt) {
        return grown(firstDelay, attempt, longest);
    }

    private Duration grown(Duration first, int attempt, Duration cap) {
        Duration grown = first;
        for (int i = 1; i < attempt && grown.compareTo(cap) < 0 && growth > 1; i++) {
            grown = grown.multipliedBy(growth);
        }
        return grown.compareTo(cap) < 0 ? grown : cap;
    }
}
