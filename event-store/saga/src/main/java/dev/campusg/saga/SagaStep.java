package dev.campusg.saga;

import org.jspecify.annotations.Nullable;

/** A row of a saga. A saga is: compensatable steps, at most one pivot, retriable steps. */
public sealed interface SagaStep<D> extends Task<D> permits Compensatable, Pivot, Retriable {

    /** What takes this step back, if anything needs to be taken back. */
    @Nullable
    Undo<D> undo();
}
