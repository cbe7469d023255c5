package dev.campusg.eventstore;

import org.jspecify.annotations.Nullable;

/** What became of a {@link Step}: values, never exceptions, so that one step of a batch cannot fail another. */
public sealed interface StepOutcome {

    /** Committed. */
    record Committed(long version) implements StepOutcome {}

    /** The stream moved on: nothing was written; load and decide again. */
    record Conflict(long actualVersion) implements StepOutcome {}

    /** This stream already handled this message: nothing was written; here is what was answered then. */
    record Duplicate(@Nullable String answer) implements StepOutcome {}
}
