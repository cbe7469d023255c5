package dev.campusg.saga;

import org.jspecify.annotations.Nullable;

/** A step that may fail, and that can be taken back when a later one does. */
public record Compensatable<D>(
        String name, Call<D> call, @Nullable Undo<D> undo) implements SagaStep<D> {

    /** A step that leaves nothing to take back, such as a question. */
    public Compensatable(String name, Call<D> call) {
        this(name, call, null);
    }
}
