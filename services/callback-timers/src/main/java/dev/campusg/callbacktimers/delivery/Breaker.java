package dev.campusg.callbacktimers.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spares a receiver that does not answer, and us the waiting for it: after some silences in a row it is left alone for a
 * while, then asked by one call; each further silence doubles the while.
 */
final class Breaker {

    static final int SILENCES = 5;
    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(2);

    /** How long a silence is remembered. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private int silences;
    private Duration pause = FIRST;
    private @Nullable Instant openUntil;
    private Instant lastSilence = Instant.EPOCH;

    /** Null if it may be called; otherwise until when not. */
    @Nullable
    Instant closedTo(Instant now) {
        return openUntil != null && now.isBefore(openUntil) ? openUntil : null;
    }

    /** Whether one call at a time is to find out how it is. */
    boolean isProbing(Instant now) {
        return openUntil != null && !now.isBefore(openUntil);
    }

    void answered() {
        silences = 0;
        pause = FIRST;
        openUntil = null;
    }

    void silent(Instant now) {
        silences++;
        lastSilence = now;
        if (openUntil != null && now.isBefore(openUntil)) {
            return; // one of those that were under way already
        }
        if (silences >= SILENCES) {
            pause = openUntil == null ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
            openUntil = now.plus(pause);
        }
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isAtRest(Instant now) {
        return silences == 0 || lastSilence.isBefore(now.minus(FORGOTTEN));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
