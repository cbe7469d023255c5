package dev.campusg.acceptance;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps a race of two parties close: whoever wins starts a little later the next time. */
final class Handicap {

    private static final long STEP = Duration.ofMillis(4).toNanos();
    private static final long SPREAD = Duration.ofMillis(8).toNanos();

    /** How much later the challengers start than the first, on average; negative if earlier. */
    private final AtomicLong lag = new AtomicLong();

    Duration ofFirst(Random dice) {
        return Duration.ofNanos(Math.max(0, -lag.get()) + noise(dice));
    }

    Duration ofChallenger(Random dice) {
        return Duration.ofNanos(Math.max(0, lag.get()) + noise(dice));
    }

    void wonByFirst(boolean first) {
        lag.addAndGet(first ? -STEP : STEP);
    }

    private static long noise(Random dice) {
        return dice.nextLong(SPREAD);
    }
}
