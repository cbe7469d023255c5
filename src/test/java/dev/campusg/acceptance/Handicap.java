package dev.campusg.acceptance;

import java.time.Duration;
import java.util.Random;

/**
 * Keeps a race of two parties close: whoever wins starts a little later the next time, and the more so the more often it
 * has won in a row, so that it takes a dozen runs to find out how much faster it is, on whatever machine.
 */
final class Handicap {

    private static final long SHORTEST = Duration.ofMillis(2).toNanos();
    private static final long LONGEST = Duration.ofMillis(64).toNanos();
    private static final long NOISE = Duration.ofMillis(8).toNanos();

    private long lag;
    private long step = SHORTEST;
    private boolean lastWonByFirst;

    /** How much later than the first a challenger starts, give or take the noise; negative if earlier. */
    synchronized Duration lag(Random dice) {
        return Duration.ofNanos(lag + dice.nextLong(-NOISE, NOISE));
    }

    /** How much earlier than the first a challenger may have to start. */
    synchronized Duration headStart() {
        return Duration.ofNanos(Math.max(0, -lag) + NOISE);
    }

    synchronized void wonByFirst(boolean first) {
        step = first == lastWonByFirst ? Math.min(2 * step, LONGEST) : SHORTEST;
        lastWonByFirst = first;
        lag += first ? -step : step;
    }
}
