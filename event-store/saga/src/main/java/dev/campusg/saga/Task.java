package dev.campusg.saga;

/** Anything a saga asks of a participant: a step forward, or an undo. Names are unique within a definition. */
public sealed interface Task<D> permits SagaStep, Undo {

    String name();

    Call<D> call();
}
