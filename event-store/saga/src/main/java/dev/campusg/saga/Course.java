package dev.campusg.saga;

import dev.campusg.saga.SagaEvent.CompensationStarted;
import dev.campusg.saga.SagaEvent.SagaCancelled;
import dev.campusg.saga.SagaEvent.SagaCompensated;
import dev.campusg.saga.SagaEvent.SagaCompleted;
import dev.campusg.saga.SagaEvent.SagaFailed;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a saga goes from here, once it waits for nothing. */
final class Course<D> {

    private final Turn<D> turn;
    private final SagaDefinition<D> definition;

    Course(Turn<D> turn) {
        this.turn = turn;
        this.definition = turn.definition;
    }

    /** Goes on, unless there is still something to wait for. */
    void goOn() {
        if (turn.state().pending() == null) {
            switch (Objects.requireNonNull(turn.state().status())) {
                case STARTED -> forward();
                case COMPENSATING, CANCELLING -> back();
                case COMPLETED, FAILED, COMPENSATED, CANCELLED -> {}
            }
        }
    }

    private void forward() {
        Optional<SagaStep<D>> next = definition.steps().stream()
                .filter(step -> turn.state().stateOf(step) != TaskState.DONE)
                .findFirst();
        if (next.isEmpty()) {
            turn.record(new SagaCompleted<>(turn.at));
            return;
        }
        switch (turn.state().stateOf(next.get())) {
            case WAITING, SENT -> turn.send(next.get());
            case FAILED, GIVEN_UP, TOLERATED, REFUSED, DONE -> turnBack(next.get());
        }
    }

    private void turnBack(SagaStep<D> failed) {
        String reason = failed.name() + ": "
                + turn.state().progress(failed.name()).map(TaskProgress::error).orElse("failed");
        boolean gated = pivotInDoubt(failed);
        if (!gated && undos().findAny().isEmpty()) {
            turn.record(new SagaFailed<>(reason, turn.at));
        } else {
            turn.record(new CompensationStarted<>(reason, gated, turn.at));
            goOn();
        }
    }

    /**
     * Whether the pivot may have happened although it is not known to be done. A failure reply settles it only if it was
     * asked once: of two attempts one may fail because the other had succeeded.
     */
    boolean pivotInDoubt(SagaStep<D> step) {
        return step instanceof Pivot<D>
                && definition.gate() != null
                && switch (turn.state().stateOf(step)) {
                    case SENT, GIVEN_UP -> true;
                    case FAILED -> turn.state().attempts(step) > 1;
                    case WAITING, DONE, TOLERATED, REFUSED -> false;
                };
    }

    private void back() {
        boolean cancelling = turn.state().status() == SagaStatus.CANCELLING;
        Optional<? extends Task<D>> next = gateAhead() ? throughTheGate(cancelling) : undos().findFirst();
        if (next.isEmpty() && cancelling) {
            next = definition.cancellation().last().stream()
                    .filter(step -> !turn.state().settled(step))
                    .findFirst();
        }
        if (next.isPresent()) {
            turn.send(next.get());
        } else {
            turn.record(cancelling ? new SagaCancelled<>(turn.at) : new SagaCompensated<>(turn.at));
        }
    }

    private Optional<Undo<D>> throughTheGate(boolean cancelling) {
        Stream<Undo<D>> first = cancelling ? definition.cancellation().first().stream() : Stream.of();
        return Stream.concat(first, Stream.of(definition.gate()))
                .filter(undo -> !turn.state().settled(undo))
                .findFirst();
    }

    /** Whether the gate has yet to decide. */
    boolean gateAhead() {
        Retreat retreat = turn.state().retreat();
        Undo<D> gate = definition.gate();
        return retreat != null
                && retreat.gated()
                && gate != null
                && !turn.state().settled(gate);
    }

    /** What is left to undo, the latest step first. */
    Stream<Undo<D>> undos() {
        return definition.steps().reversed().stream()
                .filter(this::leftTraces)
                .flatMap(step -> Stream.ofNullable(step.undo()))
                .filter(undo -> !turn.state().settled(undo));
    }

    private boolean leftTraces(SagaStep<D> step) {
        TaskState state = turn.state().stateOf(step);
        return state == TaskState.DONE || step instanceof Pivot<D> && state != TaskState.WAITING;
    }
}
