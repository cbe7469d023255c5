package dev.campusg.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task so far.
 *
 * @param attempts how often it was asked, over the whole life of the saga
 * @param startedAt when it was first asked
 * @param endedAt when its present state was reached, null while it is open
 * @param reply the simple class name of the reply that settled it
 * @param error what went wrong last; cleared by success
 */
public record TaskProgress(
        String task,
        Kind kind,
        TaskState state,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reply,
        @Nullable String error) {

    /** Which way a task leads. */
    public enum Kind {
        STEP,
        UNDO;

        static Kind of(Task<?> task) {
            return switch (task) {
                case SagaStep<?> _ -> STEP;
                case Undo<?> _ -> UNDO;
            };
        }
    }

    static TaskProgress none(String task, Kind kind) {
        return new TaskProgress(task, kind, TaskState.WAITING, 0, null, null, null, null);
    }

    TaskProgress sent(int attempt, Instant at) {
        return new TaskProgress(
                task, kind, TaskState.SENT, attempt, startedAt == null ? at : startedAt, null, null, error);
    }

    TaskProgress ended(TaskState how, @Nullable String reply, @Nullable String error, Instant at) {
        return new TaskProgress(task, kind, how, attempts, startedAt, at, reply, error);
    }

    TaskProgress troubled(String error) {
        return new TaskProgress(task, kind, state, attempts, startedAt, endedAt, reply, error);
    }

    /** To be asked anew; what was is kept for its command ids only. */
    TaskProgress again() {
        return new TaskProgress(task, kind, TaskState.WAITING, attempts, startedAt, null, null, null);
    }

    boolean settled() {
        return state == TaskState.DONE || state == TaskState.TOLERATED;
    }
}
