package dev.campusg.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Time that passes. */
final class Waiting {

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it came true within the limit. */
    static boolean until(BooleanSupplier condition, Duration glance, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(glance);
        }
        return true;
    }

    private Waiting() {}
}
