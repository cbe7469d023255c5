package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Spec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a timer that is pending.
 *
 * @param client whose timer it must be; null: anybody's
 * @param version at which it was read; null: whatever it is now
 * @param executeAt for updates only, like spec
 */
public record Change(
        Kind kind,
        UUID id,
        @Nullable Integer client,
        @Nullable Integer version,
        @Nullable Instant executeAt,
        @Nullable Spec spec) {

    /** In the order of the numbers they have in SQL, from 1. */
    public enum Kind {
        UPDATE,
        CANCEL,
        PAUSE,
        RESUME
    }

    /** In the order of the numbers they have in SQL, from 0. */
    public enum Outcome {
        UNKNOWN,
        DONE,
        REFUSED,
        CONFLICT
    }

    /** @param status the timer has, if there is one */
    public record Result(Outcome outcome, @Nullable String status) {}
}
