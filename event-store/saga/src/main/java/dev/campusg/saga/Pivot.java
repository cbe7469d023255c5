package dev.campusg.saga;

import org.jspecify.annotations.Nullable;

/**
 * The step that decides: once it succeeded the saga only goes forward. Its undo, if it has one, runs whenever the pivot
 * was tried, since what it set in motion may be running although it is said to have failed.
 */
public record Pivot<D>(String name, Call<D> call, @Nullable Undo<D> undo) implements SagaStep<D> {

    public Pivot(String name, Call<D> call) {
        this(name, call, null);
    }
}
