package dev.campusg.saga;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Rejected;
import dev.campusg.saga.SagaEvent.SagaResumed;
import dev.campusg.saga.SagaEvent.SagaStarted;
import dev.campusg.saga.SagaEvent.StepGivenUp;
import dev.campusg.saga.SagaEvent.UndoTolerated;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs sagas by their definitions: a pure decider, so that a saga is a stream like any other.
 *
 * <p>It asks one participant at a time and waits for it with one timer. Participants are idempotent by command id. What
 * is not known to have happened is never taken for not having happened: replies are taken however late they come.
 */
public final class SagaMachine<D> implements Decider<SagaState<D>, SagaInput<D>, SagaEvent<D>> {

    /** Why a saga cannot be cancelled any more, for machines. */
    public static final String NOT_CANCELLABLE = "NOT_CANCELLABLE";

    /** There is no such saga, for machines. */
    public static final String SAGA_NOT_FOUND = "SAGA_NOT_FOUND";

    private final SagaDefinition<D> current;
    private final List<SagaDefinition<D>> all;

    /** A machine for a saga that has had one version so far. */
    public SagaMachine(SagaDefinition<D> definition) {
        this(definition, List.of());
    }

    /**
     * @param current what new sagas run that do not say what they run
     * @param others what else a saga may run: earlier versions, which sagas under way have pinned, and whatever is
     *     started by its own name; of one name the newest version comes first
     */
    public SagaMachine(SagaDefinition<D> current, List<SagaDefinition<D>> others) {
        this.current = current;
        this.all = Stream.concat(Stream.of(current), others.stream()).toList();
    }

    /** Everything a saga of this machine may run. */
    public List<SagaDefinition<D>> definitions() {
        return all;
    }

    /** Whether a message with this id can be a command of this saga. Several machines may hear the same topics. */
    public boolean asks(String sagaId, String commandId) {
        String task = CommandId.task(commandId, sagaId);
        return task != null && all.stream().anyMatch(definition -> definition.knows(task));
    }

    @Override
    public SagaState<D> initial() {
        return SagaState.none();
    }

    @Override
    public SagaState<D> evolve(SagaState<D> state, SagaEvent<D> event) {
        return Evolution.evolve(state, event);
    }

    /**
     * @throws Rejected {@code SAGA_NOT_FOUND} if a saga that never started is cancelled or resumed,
     *     {@code NOT_CANCELLABLE} if it has failed or is compensated, or its definition knows no cancellation
     * @throws IllegalStateException if the saga runs a definition this machine was not given
     */
    @Override
    public List<SagaEvent<D>> decide(SagaState<D> state, SagaInput<D> input) {
        Turn<D> turn = new Turn<>(state.exists() ? definitionOf(state) : begunBy(input), state, input.at());
        Course<D> course = new Course<>(turn);
        switch (input) {
            case SagaInput.Start<D> start -> start(turn, start);
            case SagaInput.Replied<D>(var commandId, var message, var _) ->
                new Hearing<>(turn, course).hear(commandId, message);
            case SagaInput.TimedOut<D>(var token, var _) -> timedOut(turn, token);
            case SagaInput.Cancel<D>(var reason, var _) -> cancel(turn, reason);
            case SagaInput.Resume<D> _ -> resume(turn);
        }
        if (!turn.events().isEmpty()) {
            course.goOn();
        }
        return turn.events();
    }

    /** What a decision wants done; nothing if it was refused. */
    public SagaEffects effects(Decision<SagaState<D>, SagaEvent<D>> decision) {
        return switch (decision) {
            case Decision.Accepted<SagaState<D>, SagaEvent<D>> accepted
            when accepted.state().exists() -> SagaEffects.of(definitionOf(accepted.state()), accepted);
            case Decision.Accepted<SagaState<D>, SagaEvent<D>> _, Decision.Refused<SagaState<D>, SagaEvent<D>> _ ->
                SagaEffects.NONE;
        };
    }

    /** The definition a saga runs. */
    public SagaDefinition<D> definitionOf(SagaState<D> state) {
        return all.stream()
                .filter(definition -> runs(state, definition))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("saga " + state.id() + " runs " + state.definition() + " v"
                        + state.version() + ", which is not known here"));
    }

    private SagaDefinition<D> begunBy(SagaInput<D> input) {
        String name = input instanceof SagaInput.Start<D> start ? start.definition() : null;
        return name == null
                ? current
                : all.stream()
                        .filter(definition -> definition.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no saga is named " + name + " here"));
    }

    private boolean runs(SagaState<D> state, SagaDefinition<D> definition) {
        return definition.version() == state.version() && definition.name().equals(state.definition());
    }

    private void start(Turn<D> turn, SagaInput.Start<D> start) {
        if (!turn.state().exists()) {
            SagaDefinition<D> runs = turn.definition;
            turn.record(new SagaStarted<>(start.sagaId(), runs.name(), runs.version(), start.data(), turn.at));
        }
    }

    private void timedOut(Turn<D> turn, String token) {
        PendingCall pending = turn.state().pending();
        if (pending == null || !pending.token().equals(token)) {
            return;
        }
        Task<D> task = turn.definition.task(pending.task());
        if (pending.awaiting() == PendingCall.Awaiting.REPLY && endures(turn, task)) {
            turn.quarantineIfVain(pending);
            turn.send(task);
        } else if (pending.awaiting() == PendingCall.Awaiting.RETRY
                || pending.tries() < turn.definition.retries().attempts()) {
            turn.send(task);
        } else {
            giveUp(turn, task, pending);
        }
    }

    /** Whether a task is asked until it succeeds. A pivot is if nothing but itself can tell whether it happened. */
    private boolean endures(Turn<D> turn, Task<D> task) {
        return switch (task) {
            case Compensatable<D> _ -> false;
            case Pivot<D> _ -> turn.definition.gate() == null;
            case Retriable<D> _ -> true;
            case Undo<D> undo -> undo.onFailure() == Undo.OnFailure.INSIST;
        };
    }

    private void giveUp(Turn<D> turn, Task<D> task, PendingCall pending) {
        turn.record(
                switch (task) {
                    case SagaStep<D> step -> new StepGivenUp<>(step.name(), pending.tries(), turn.at);
                    case Undo<D> undo -> new UndoTolerated<>(undo.name(), Turn.noReply(pending.tries()), turn.at);
                });
    }

    private void cancel(Turn<D> turn, String reason) {
        SagaStatus status = existing(turn).status();
        boolean possible = turn.definition.cancellation() != null;
        switch (Objects.requireNonNull(status)) {
            case STARTED, COMPENSATING, COMPLETED -> {
                if (!possible) {
                    throw notCancellable(turn.state());
                }
                turn.cancel(reason);
            }
            case CANCELLING, CANCELLED -> {}
            case FAILED, COMPENSATED -> throw notCancellable(turn.state());
        }
    }

    private void resume(Turn<D> turn) {
        PendingCall pending = existing(turn).pending();
        if (pending != null && turn.state().quarantined()) {
            turn.record(new SagaResumed<>(turn.at));
            turn.send(turn.definition.task(pending.task()));
        }
    }

    private SagaState<D> existing(Turn<D> turn) {
        if (!turn.state().exists()) {
            throw Rejected.notFound(SAGA_NOT_FOUND, "there is no such saga");
        }
        return turn.state();
    }

    private Rejected notCancellable(SagaState<D> state) {
        return Rejected.conflict(
                NOT_CANCELLABLE,
                "saga " + state.id() + " is " + state.status()
                        + "; it can be cancelled while it is STARTED, COMPENSATING or COMPLETED");
    }
}
