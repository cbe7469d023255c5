package dev.campusg.saga;

import dev.campusg.saga.PendingCall.Awaiting;
import dev.campusg.saga.SagaEvent.CancellationRefused;
import dev.campusg.saga.SagaEvent.RetryScheduled;
import dev.campusg.saga.SagaEvent.SagaReopened;
import dev.campusg.saga.SagaEvent.StepFailed;
import dev.campusg.saga.SagaEvent.StepSucceeded;
import dev.campusg.saga.SagaEvent.UndoTolerated;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows from a reply: in time, late, twice, or to a question long given up. */
final class Hearing<D> {

    private final Turn<D> turn;
    private final Course<D> course;

    Hearing(Turn<D> turn, Course<D> course) {
        this.turn = turn;
        this.course = course;
    }

    void hear(@Nullable String commandId, Object message) {
        Addressee.of(turn, commandId, message).ifPresent(addressee -> {
            if (addressee.task().call().replies().succeed(message)) {
                heardSuccess(addressee.task(), message);
            } else {
                heardFailure(addressee, message);
            }
            course.goOn();
        });
    }

    private void heardSuccess(Task<D> task, Object message) {
        if (turn.state().settled(task)) {
            return;
        }
        switch (task) {
            case SagaStep<D> step -> stepDone(step, message);
            case Undo<D> undo when undo == turn.definition.gate() -> gateOpened(undo, message);
            case Undo<D> undo -> {
                if (turn.state().awaits(undo)) {
                    turn.succeed(undo, message);
                }
            }
        }
    }

    /** However late: what is done is done, and if the saga has ended without it, it opens again to undo it. */
    private void stepDone(SagaStep<D> step, Object message) {
        turn.succeed(step, message);
        switch (Objects.requireNonNull(turn.state().status())) {
            case FAILED, COMPENSATED, CANCELLED -> {
                if (course.undos().findAny().isPresent()) {
                    turn.record(new SagaReopened<>(step.name(), turn.at));
                }
            }
            case STARTED, COMPLETED, COMPENSATING, CANCELLING -> {}
        }
    }

    /** Even a saga that took an earlier refusal for an answer must follow: what its first step made is gone. */
    private void gateOpened(Undo<D> gate, Object message) {
        SagaStatus status = turn.state().status();
        if (status == SagaStatus.STARTED || status == SagaStatus.COMPLETED) {
            turn.cancel(Objects.requireNonNullElse(turn.state().reason(), gate.name()));
        }
        turn.succeed(gate, message);
    }

    private void heardFailure(Addressee<D> addressee, Object message) {
        Task<D> task = addressee.task();
        String said = message.getClass().getSimpleName();
        String error = String.valueOf(task.call().replies().error().apply(message));
        switch (task) {
            case Compensatable<D> step -> stepFailed(step, said, error);
            case Pivot<D> step -> stepFailed(step, said, error);
            case Retriable<D> _ -> tryLater(addressee, error);
            case Undo<D> undo when !turn.state().awaits(undo) -> {}
            case Undo<D> undo
            when undo.onFailure() == Undo.OnFailure.TOLERATE ->
                turn.record(new UndoTolerated<>(undo.name(), error, turn.at));
            case Undo<D> undo
            when undo == turn.definition.gate() && course.gateAhead() -> refused(addressee, said, error);
            case Undo<D> _ -> tryLater(addressee, error);
        }
    }

    /** Also when a cancellation has overtaken the step: should the gate refuse, the saga knows. */
    private void stepFailed(SagaStep<D> step, String said, String error) {
        if (turn.state().stateOf(step) == TaskState.SENT) {
            turn.record(new StepFailed<>(step.name(), said, error, turn.at));
        }
    }

    private void tryLater(Addressee<D> addressee, String error) {
        PendingCall pending = turn.state().pending();
        if (pending == null
                || !turn.state().awaits(addressee.task())
                || pending.awaiting() == Awaiting.RETRY
                || addressee.attempt() < pending.attempt()) {
            return;
        }
        var retryAt = turn.at.plus(turn.definition.retries().delay(pending.tries()));
        turn.record(new RetryScheduled<>(pending.task(), error, retryAt, turn.at));
        turn.quarantineIfVain(pending);
    }

    /** A refusal shows that a pivot of unknown outcome happened: only that makes the gate refuse. */
    private void refused(Addressee<D> addressee, String said, String error) {
        PendingCall pending = Objects.requireNonNull(turn.state().pending());
        if (addressee.attempt() < pending.firstAttempt()) {
            return;
        }
        turn.record(new CancellationRefused<>(addressee.task().name(), said, error, turn.at));
        turn.definition.steps().stream()
                .filter(course::pivotInDoubt)
                .forEach(pivot -> turn.record(new StepSucceeded<>(pivot.name(), said, null, turn.at)));
    }
}
