package dev.campusg.eventstore.postgres;

import java.time.Duration;

/**
 * How steps are gathered into transactions.
 *
 * @param steps most steps of one transaction
 * @param bytes most characters of one transaction, roughly; a single larger step goes alone
 * @param inFlight transactions at once; while they run, the next one gathers
 * @param queued most steps waiting; beyond it {@link dev.campusg.eventstore.StoreUnavailable}
 * @param timeout how long a transaction may take before its steps are given up as unknown
 */
public record GroupCommitLimits(int steps, int bytes, int inFlight, int queued, Duration timeout) {

    /** What one SQL call can take: it numbers new streams in blocks of this size. */
    static final int MAX_STEPS = 1_000;

    public static final GroupCommitLimits DEFAULT =
            new GroupCommitLimits(128, 2_000_000, 2, 20_000, Duration.ofSeconds(30));

    public GroupCommitLimits {
        if (steps < 1 || steps > MAX_STEPS || bytes < 1 || inFlight < 1 || queued < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "limits are positive, and a transaction has at most " + MAX_STEPS + " steps");
        }
    }
}
