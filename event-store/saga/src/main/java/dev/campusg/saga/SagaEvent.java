package dev.campusg.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a saga. Replies are named by their simple class name. */
public sealed interface SagaEvent<D> {

    Instant at();

    /** The definition's name and version are pinned here. */
    record SagaStarted<D>(String sagaId, String definition, int version, D data, Instant at) implements SagaEvent<D> {}

    /** Recorded before anything is sent. */
    record CommandSent<D>(
            String task, TaskProgress.Kind kind, int attempt, String commandId, Instant deadline, Instant at)
            implements SagaEvent<D> {}

    /**
     * A step is done, in time or late.
     *
     * @param reply what says so: its own reply or, for a pivot without one, the gate's refusal
     * @param data what the saga knows now; null if it learnt nothing
     */
    record StepSucceeded<D>(
            String step, String reply, @Nullable D data, Instant at) implements SagaEvent<D> {}

    record StepFailed<D>(String step, String reply, String error, Instant at) implements SagaEvent<D> {}

    /** No reply after all attempts. */
    record StepGivenUp<D>(String step, int attempts, Instant at) implements SagaEvent<D> {}

    /** A task that must succeed failed, and will be tried again. */
    record RetryScheduled<D>(String task, String error, Instant retryAt, Instant at) implements SagaEvent<D> {}

    /** @param gated the pivot's outcome is unknown, so the gate decides first */
    record CompensationStarted<D>(String reason, boolean gated, Instant at) implements SagaEvent<D> {}

    /** @param data what the saga knows now; null if it learnt nothing */
    record UndoSucceeded<D>(
            String undo, String reply, @Nullable D data, Instant at) implements SagaEvent<D> {}

    /** An undo that may fail did, or stayed silent: a warning. */
    record UndoTolerated<D>(String undo, String error, Instant at) implements SagaEvent<D> {}

    record CancellationRequested<D>(String reason, Instant at) implements SagaEvent<D> {}

    /** The gate said no: the saga returns to where it came from. */
    record CancellationRefused<D>(String gate, String reply, String error, Instant at) implements SagaEvent<D> {}

    /** A step that was given up had happened after all, and is undone now. */
    record SagaReopened<D>(String step, Instant at) implements SagaEvent<D> {}

    /** An alarm: a task that must succeed was asked this often in vain. It is still retried. */
    record SagaQuarantined<D>(String task, int attempts, Instant at) implements SagaEvent<D> {}

    record SagaResumed<D>(Instant at) implements SagaEvent<D> {}

    record SagaCompleted<D>(Instant at) implements SagaEvent<D> {}

    record SagaFailed<D>(String reason, Instant at) implements SagaEvent<D> {}

    record SagaCompensated<D>(Instant at) implements SagaEvent<D> {}

    record SagaCancelled<D>(Instant at) implements SagaEvent<D> {}
}
