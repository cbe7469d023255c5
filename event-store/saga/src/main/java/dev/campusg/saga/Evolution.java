package dev.campusg.saga;

import dev.campusg.saga.PendingCall.Awaiting;
import dev.campusg.saga.SagaEvent.CancellationRefused;
import dev.campusg.saga.SagaEvent.CancellationRequested;
import dev.campusg.saga.SagaEvent.CommandSent;
import dev.campusg.saga.SagaEvent.CompensationStarted;
import dev.campusg.saga.SagaEvent.RetryScheduled;
import dev.campusg.saga.SagaEvent.SagaCancelled;
import dev.campusg.saga.SagaEvent.SagaCompensated;
import dev.campusg.saga.SagaEvent.SagaCompleted;
import dev.campusg.saga.SagaEvent.SagaFailed;
import dev.campusg.saga.SagaEvent.SagaQuarantined;
import dev.campusg.saga.SagaEvent.SagaReopened;
import dev.campusg.saga.SagaEvent.SagaResumed;
import dev.campusg.saga.SagaEvent.SagaStarted;
import dev.campusg.saga.SagaEvent.StepFailed;
import dev.campusg.saga.SagaEvent.StepGivenUp;
import dev.campusg.saga.SagaEvent.StepSucceeded;
import dev.campusg.saga.SagaEvent.UndoSucceeded;
import dev.campusg.saga.SagaEvent.UndoTolerated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One event folded into a state: a copy of the state that may change until it is built. Needs no definition, so the
 * story of a saga can be told when its definition is gone.
 */
final class Evolution<D> {

    private final SagaState<D> before;
    private final Instant at;
    private final List<TaskProgress> tasks;
    private @Nullable SagaStatus status;
    private @Nullable D data;
    private @Nullable String reason;
    private @Nullable Retreat retreat;
    private @Nullable PendingCall pending;
    private boolean quarantined;

    private Evolution(SagaState<D> before, Instant at) {
        this.before = before;
        this.at = at;
        this.tasks = new ArrayList<>(before.tasks());
        this.status = before.status();
        this.data = before.data();
        this.reason = before.reason();
        this.retreat = before.retreat();
        this.pending = before.pending();
        this.quarantined = before.quarantined();
    }

    static <D> SagaState<D> evolve(SagaState<D> state, SagaEvent<D> event) {
        if (event instanceof SagaStarted<D>(var id, var definition, var version, var data, var at)) {
            return new SagaState<>(
                    id, definition, version, SagaStatus.STARTED, data, null, null, List.of(), null, false, at, at);
        }
        Evolution<D> evolution = new Evolution<>(state, event.at());
        evolution.apply(event);
        return evolution.after();
    }

    private SagaState<D> after() {
        return new SagaState<>(
                before.id(),
                before.definition(),
                before.version(),
                status,
                data,
                reason,
                retreat,
                tasks,
                pending,
                quarantined,
                before.startedAt(),
                at);
    }

    private void apply(SagaEvent<D> event) {
        switch (event) {
            case SagaStarted<D> _ -> {}
            case CommandSent<D> sent -> send(sent);
            case StepSucceeded<D>(var step, var reply, var learnt, var _) -> succeed(step, reply, learnt);
            case UndoSucceeded<D>(var undo, var reply, var learnt, var _) -> succeed(undo, reply, learnt);
            case StepFailed<D>(var step, var reply, var error, var _) -> end(step, TaskState.FAILED, reply, error);
            case StepGivenUp<D>(var step, var attempts, var _) ->
                end(step, TaskState.GIVEN_UP, null, Turn.noReply(attempts));
            case UndoTolerated<D>(var undo, var error, var _) -> end(undo, TaskState.TOLERATED, null, error);
            case RetryScheduled<D>(var task, var error, var retryAt, var _) -> retry(task, error, retryAt);
            case CompensationStarted<D>(var why, var gated, var _) -> compensate(why, gated);
            case CancellationRequested<D>(var why, var _) -> cancel(why);
            case CancellationRefused<D>(var gate, var reply, var error, var _) -> refuse(gate, reply, error);
            case SagaReopened<D> _ -> reopen();
            case SagaQuarantined<D> _ -> quarantined = true;
            case SagaResumed<D> _ -> resume();
            case SagaCompleted<D> _ -> status = SagaStatus.COMPLETED;
            case SagaFailed<D>(var why, var _) -> fail(why);
            case SagaCompensated<D> _ -> status = SagaStatus.COMPENSATED;
            case SagaCancelled<D> _ -> status = SagaStatus.CANCELLED;
        }
    }

    private void send(CommandSent<D> sent) {
        if (tasks.stream().noneMatch(known -> known.task().equals(sent.task()))) {
            tasks.add(TaskProgress.none(sent.task(), sent.kind()));
        }
        change(sent.task(), task -> task.sent(sent.attempt(), at));
        boolean again = pending != null && pending.task().equals(sent.task());
        pending = new PendingCall(
                sent.task(),
                sent.commandId(),
                sent.attempt(),
                again ? pending.firstAttempt() : sent.attempt(),
                again ? pending.tries() + 1 : 1,
                sent.deadline(),
                Awaiting.REPLY);
    }

    private void succeed(String task, String reply, @Nullable D learnt) {
        end(task, TaskState.DONE, reply, null);
        data = learnt == null ? data : learnt;
    }

    private void end(String task, TaskState how, @Nullable String reply, @Nullable String error) {
        change(task, progress -> progress.ended(how, reply, error, at));
        if (pending != null && pending.task().equals(task)) {
            stopWaiting();
        }
    }

    private void retry(String task, String error, Instant retryAt) {
        change(task, progress -> progress.troubled(error));
        pending = pending == null ? null : pending.retryAt(retryAt);
    }

    private void compensate(String why, boolean gated) {
        status = SagaStatus.COMPENSATING;
        reason = why;
        retreat = new Retreat(SagaStatus.STARTED, gated);
        forgetUndos();
    }

    private void cancel(String why) {
        reason = why;
        if (status != SagaStatus.COMPENSATING && status != null) {
            retreat = new Retreat(status, true);
            forgetUndos();
            stopWaiting();
        }
        status = SagaStatus.CANCELLING;
    }

    /** Undos of an earlier cancellation that was refused say nothing about this one. */
    private void forgetUndos() {
        tasks.replaceAll(task -> task.kind() == TaskProgress.Kind.UNDO ? task.again() : task);
    }

    private void refuse(String gate, String reply, String error) {
        end(gate, TaskState.REFUSED, reply, error);
        status = retreat == null ? SagaStatus.STARTED : retreat.from();
        retreat = null;
    }

    private void reopen() {
        status = status == SagaStatus.CANCELLED ? SagaStatus.CANCELLING : SagaStatus.COMPENSATING;
        retreat = retreat == null ? new Retreat(SagaStatus.STARTED, false) : retreat;
    }

    private void resume() {
        quarantined = false;
        pending = pending == null ? null : pending.afresh();
    }

    private void fail(String why) {
        status = SagaStatus.FAILED;
        reason = why;
    }

    private void stopWaiting() {
        pending = null;
        quarantined = false;
    }

    private void change(String task, UnaryOperator<TaskProgress> change) {
        tasks.replaceAll(known -> known.task().equals(task) ? change.apply(known) : known);
    }
}
