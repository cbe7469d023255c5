package dev.campusg.saga;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A saga as a table: its steps in order, how it is cancelled, how patient it is.
 *
 * <p>The name and version are pinned in the first event of every saga that runs it, so a definition that is out in the
 * world is never changed: the next one gets the next version and both are given to the {@link SagaMachine}.
 *
 * @param <D> what the saga knows: an immutable record, of which every wording and reply is a function
 */
public final class SagaDefinition<D> {

    /** Separates the parts of a command id, so no name contains it. */
    static final char SEPARATOR = ':';

    private final String name;
    private final int version;
    private final List<SagaStep<D>> steps;
    private final @Nullable Cancellation<D> cancellation;
    private final RetryPolicy retries;
    private final Map<String, Task<D>> tasks = new LinkedHashMap<>();

    /**
     * @param cancellation null if the saga cannot be cancelled; then a pivot without a reply is retried for ever, as
     *     nobody can say whether it happened
     * @throws IllegalArgumentException if names clash, or the steps are not compensatable, pivot, retriable in this
     *     order, or the gate is not the undo of a step
     */
    public SagaDefinition(
            String name,
            int version,
            List<SagaStep<D>> steps,
            @Nullable Cancellation<D> cancellation,
            RetryPolicy retries) {
        this.name = name;
        this.version = version;
        this.steps = List.copyOf(steps);
        this.cancellation = cancellation;
        this.retries = retries;
        requireOrder();
        this.steps.forEach(this::add);
        if (cancellation != null) {
            cancellation.first().forEach(this::addTolerant);
            cancellation.last().forEach(this::add);
            requireGate(cancellation);
        }
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public List<SagaStep<D>> steps() {
        return steps;
    }

    public @Nullable Cancellation<D> cancellation() {
        return cancellation;
    }

    public RetryPolicy retries() {
        return retries;
    }

    /** Everything a saga of this definition may ever ask. */
    public Collection<Task<D>> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    boolean knows(String task) {
        return tasks.containsKey(task);
    }

    /** @throws IllegalArgumentException if there is no task of this name */
    public Task<D> task(String task) {
        Task<D> found = tasks.get(task);
        if (found == null) {
            throw new IllegalArgumentException("no " + task + " in " + this);
        }
        return found;
    }

    /** The undo that decides about a cancellation; null if the saga cannot be cancelled. */
    @Nullable
    Undo<D> gate() {
        return cancellation == null ? null : ((SagaStep<D>) task(cancellation.gate())).undo();
    }

    private void requireOrder() {
        int last = 0;
        for (SagaStep<D> step : steps) {
            int rank = switch (step) {
                case Compensatable<D> _ -> 1;
                case Pivot<D> _ -> 2;
                case Retriable<D> _ -> 3;
            };
            if (rank < last || rank == 2 && last == 2) {
                throw new IllegalArgumentException(
                        step.name() + ": first compensatable steps, then at most one pivot, then retriable ones");
            }
            last = rank;
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a saga has steps");
        }
    }

    private void requireGate(Cancellation<D> plan) {
        boolean undoes = steps.stream().anyMatch(step -> step.name().equals(plan.gate()) && insists(step.undo()));
        if (!undoes) {
            throw new IllegalArgumentException("the gate is a step with an undo that insists: " + plan.gate());
        }
    }

    private boolean insists(@Nullable Undo<D> undo) {
        return undo != null && undo.onFailure() == Undo.OnFailure.INSIST;
    }

    private void addTolerant(Undo<D> undo) {
        if (insists(undo)) {
            throw new IllegalArgumentException("what comes before the gate tolerates failure: " + undo.name());
        }
        add(undo);
    }

    private void add(Task<D> task) {
        Task<D> known = tasks.putIfAbsent(task.name(), task);
        if (known != null && known != task
                || task.name().indexOf(SEPARATOR) >= 0
                || task.name().isEmpty()) {
            throw new IllegalArgumentException("names are unique and without '" + SEPARATOR + "': " + task.name());
        }
        if (task instanceof SagaStep<D> step && step.undo() instanceof Undo<D> undo) {
            add(undo);
        }
    }

    @Override
    public String toString() {
        return name + " v" + version;
    }
}
