package dev.campusg.saga;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one saga; plain data, fit to be stored as JSON.
 *
 * @param definition the name of the definition it runs, in {@code version}
 * @param status null only before it started
 * @param data what it knows; null only before it started
 * @param reason why it last turned back, or was asked to
 * @param retreat how it turned back; null while it goes forward
 * @param tasks every task that was ever asked, in the order they were first asked
 * @param pending what it waits for; null if it has ended
 * @param quarantined whether {@code pending} was tried in vain too often
 */
public record SagaState<D>(
        String id,
        String definition,
        int version,
        @Nullable SagaStatus status,
        @Nullable D data,
        @Nullable String reason,
        @Nullable Retreat retreat,
        List<TaskProgress> tasks,
        @Nullable PendingCall pending,
        boolean quarantined,
        @Nullable Instant startedAt,
        @Nullable Instant updatedAt) {

    public SagaState {
        tasks = List.copyOf(tasks);
    }

    static <D> SagaState<D> none() {
        return new SagaState<>("", "", 0, null, null, null, null, List.of(), null, false, null, null);
    }

    public boolean exists() {
        return status != null;
    }

    /** What became of a task; empty if it was never asked. */
    public Optional<TaskProgress> progress(String task) {
        return tasks.stream().filter(known -> known.task().equals(task)).findFirst();
    }

    TaskState stateOf(Task<D> task) {
        return progress(task.name()).map(TaskProgress::state).orElse(TaskState.WAITING);
    }

    boolean settled(Task<D> task) {
        return progress(task.name()).map(TaskProgress::settled).orElse(false);
    }

    int attempts(Task<D> task) {
        return progress(task.name()).map(TaskProgress::attempts).orElse(0);
    }

    boolean awaits(Task<D> task) {
        return pending != null && pending.task().equals(task.name());
    }
}
