package dev.campusg.callbacktimers.domain;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often and when a failed call is made again.
 *
 * @param maxAttempts calls altogether
 * @param initial wait after the first failure
 * @param factor by which each further wait is longer
 * @param max longest wait
 * @param jitter the part of a wait, from 0 to 1, that is left to chance, so that many do not come back together
 * @param respectRetryAfter waits for as long as the receiver asks, if that is longer, up to {@link #LONGEST}
 */
public record Retry(
        int maxAttempts, Duration initial, double factor, Duration max, double jitter, boolean respectRetryAfter) {

    public static final int MOST = 50;
    public static final Duration LONGEST = Duration.ofDays(1);

    /** What the platform does when it is not asked for more. */
    public static final Retry NEVER = new Retry(1, Duration.ofSeconds(1), 2, Duration.ofHours(1), 0.5, true);

    public Retry {
        require(maxAttempts >= 1 && maxAttempts <= MOST, "max_attempts must be from 1 to " + MOST);
        require(initial.isPositive() && initial.compareTo(LONGEST) <= 0, "initial_seconds must be from 0.001 to 86400");
        require(factor >= 1 && factor <= 10, "factor must be from 1 to 10");
        require(
                max.compareTo(initial) >= 0 && max.compareTo(LONGEST) <= 0,
                "max_seconds must be from initial_seconds to 86400");
        require(jitter >= 0 && jitter <= 1, "jitter must be from 0 to 1");
    }

    public boolean isExhausted(int attempts) {
        return attempts >= maxAttempts;
    }

    /**
     * @param attempts made so far, all in vain
     * @param asked what the receiver asked for
     * @param chance from 0 to 1
     */
    public Duration delay(int attempts, @Nullable Duration asked, DoubleSupplier chance) {
        double full = Math.min(initial.toMillis() * Math.pow(factor, attempts - 1.0), max.toMillis());
        Duration wait = Duration.ofMillis(Math.max(1, Math.round(full * (1 - jitter * chance.getAsDouble()))));
        if (asked == null || !respectRetryAfter || asked.compareTo(wait) <= 0) {
            return wait;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw Refusal.invalid("retry." + message);
        }
    }
}
