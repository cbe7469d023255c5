package dev.campusg.dev;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls a condition of the outside world, always with a limit. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    static void until(String what, Duration limit, BooleanSupplier condition) {
        if (!happens(limit, condition)) {
            throw new IllegalStateException("Waited %d s in vain: %s".formatted(limit.toSeconds(), what));
        }
    }

    static boolean happens(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
