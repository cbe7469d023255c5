package dev.campusg.saga;

import org.jspecify.annotations.Nullable;

/** A step behind the pivot: it must succeed in the end, and is tried until it does. */
public record Retriable<D>(String name, Call<D> call) implements SagaStep<D> {

    @Override
    public @Nullable Undo<D> undo() {
        return null;
    }
}
