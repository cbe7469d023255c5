package dev.campusg.eventstore.timers;

/** Whether a timer fires, in the order of the numbers that {@code es.fire_timers} answers. */
public enum Verdict {
    /** It was moved, cancelled or has fired. */
    GONE,
    FIRES,
    /** It is not due yet by the clock of whoever keeps it. */
    EARLY,
    /** Its shard is held under another epoch, or the lease has run out. */
    NOT_OURS;

    private static final Verdict[] BY_NUMBER = values();

    public static Verdict of(int number) {
        return BY_NUMBER[number];
    }
}
