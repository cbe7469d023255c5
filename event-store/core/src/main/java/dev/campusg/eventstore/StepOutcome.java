package dev.campusg.eventstore;

import dev.campusg.eventstore.timers.HeldTimer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Step}: values, never exceptions, so that one step of a batch cannot fail another. */
public sealed interface StepOutcome {

    /**
     * Committed.
     *
     * @param timers what it set, as it is known to whoever fires timers
     */
    record Committed(long version, List<HeldTimer> timers) implements StepOutcome {
        public Committed(long version) {
            this(version, List.of());
        }
    }

    /** The stream moved on: nothing was written; load and decide again. */
    record Conflict(long actualVersion) implements StepOutcome {}

    /** This stream already handled this message: nothing was written; here is what was answered then. */
    record Duplicate(@Nullable String answer) implements StepOutcome {}

    /** A timer that caused this does not fire: it was changed, or is somebody else's to fire. Nothing was written. */
    record Overtaken() implements StepOutcome {}
}
