package dev.campusg.scheduler.domain;

import java.time.Duration;
import java.time.Instant;

/** How often an event is tried, and when again: after 1 s, 2 s, 4 s … 10 min, for some four hours. */
public final class Attempts {

    public static final int MOST = 30;

    /** An attempt that has not reported by then died with its process. Each call it makes has a far shorter limit. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private Attempts() {}

    static Instant after(int attempt, Instant at) {
        int doublings = Math.min(attempt - 1, 20);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return at.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
