package dev.campusg.timers;

import dev.campusg.eventstore.timers.Verdict;

/** What became of a timer that was to fire. */
public enum FiringOutcome {
    /** Its effect is committed. */
    FIRED,
    /** It was moved, cancelled or had fired: there is nothing to do. */
    GONE,
    /** Not now: it is not due yet by the clock of the table, or something changed meanwhile. Look again in a moment. */
    LOOK_AGAIN,
    /** Its shard is held under another epoch, or the lease has run out. */
    NOT_OURS,
    /** Its effect failed: to be tried again, later and later. */
    FAILED;

    /** What a verdict means, if what had to be done is committed with it. */
    public static FiringOutcome of(Verdict verdict) {
        return switch (verdict) {
            case FIRES -> FIRED;
            case GONE -> GONE;
            case EARLY -> LOOK_AGAIN;
            case NOT_OURS -> NOT_OURS;
        };
    }
}
