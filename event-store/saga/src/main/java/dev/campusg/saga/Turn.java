package dev.campusg.saga;

import dev.campusg.saga.SagaEvent.CancellationRequested;
import dev.campusg.saga.SagaEvent.CommandSent;
import dev.campusg.saga.SagaEvent.SagaQuarantined;
import dev.campusg.saga.SagaEvent.StepSucceeded;
import dev.campusg.saga.SagaEvent.UndoSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision while it is made: what has happened in it so far, and the state that follows from it. */
final class Turn<D> {

    final SagaDefinition<D> definition;
    final Instant at;
    private final List<SagaEvent<D>> events = new ArrayList<>();
    private SagaState<D> state;

    Turn(SagaDefinition<D> definition, SagaState<D> state, Instant at) {
        this.definition = definition;
        this.state = state;
        this.at = at;
    }

    static String noReply(int attempts) {
        return "no reply after " + attempts + (attempts == 1 ? " attempt" : " attempts");
    }

    SagaState<D> state() {
        return state;
    }

    List<SagaEvent<D>> events() {
        return events;
    }

    void record(SagaEvent<D> event) {
        events.add(event);
        state = Evolution.evolve(state, event);
    }

    /** Asks, for the first time or again. */
    void send(Task<D> task) {
        int attempt = state.attempts(task) + 1;
        PendingCall pending = state.pending();
        int tries = pending != null && state.awaits(task) ? pending.tries() + 1 : 1;
        Duration patience = definition.retries().deadline(task.call().deadline(), tries);
        record(new CommandSent<>(
                task.name(),
                TaskProgress.Kind.of(task),
                attempt,
                CommandId.of(state.id(), task.name(), attempt),
                at.plus(patience),
                at));
    }

    void succeed(Task<D> task, Object reply) {
        String said = reply.getClass().getSimpleName();
        D learnt = learnt(task, reply);
        record(
                switch (task) {
                    case SagaStep<D> step -> new StepSucceeded<>(step.name(), said, learnt, at);
                    case Undo<D> undo -> new UndoSucceeded<>(undo.name(), said, learnt, at);
                });
    }

    private @Nullable D learnt(Task<D> task, Object reply) {
        D known = Objects.requireNonNull(state.data());
        D learnt = task.call().replies().absorb().apply(known, reply);
        return learnt.equals(known) ? null : learnt;
    }

    void cancel(String reason) {
        record(new CancellationRequested<>(reason, at));
    }

    /** Raises the alarm, once, when the pending call was tried in vain too often. */
    void quarantineIfVain(PendingCall pending) {
        if (!state.quarantined() && pending.tries() >= definition.retries().quarantineAfter()) {
            record(new SagaQuarantined<>(pending.task(), pending.tries(), at));
        }
    }
}
