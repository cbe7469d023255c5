package dev.campusg.checker;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.StreamLog;
import dev.campusg.saga.Deadline;
import dev.campusg.saga.PendingCall;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.SagaStep;
import dev.campusg.saga.TaskProgress;
import dev.campusg.saga.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sagas end, wait for something that will come, and undo what they turned back from. */
final class SagaCheck {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String service;
    private final Instant now;
    private final Findings findings;

    SagaCheck(String service, Instant now, Findings findings) {
        this.service = service;
        this.now = now;
        this.findings = findings;
    }

    <D> void check(StreamLog log, SagaState<D> saga, SagaDefinition<D> definition) {
        if (!saga.exists()) {
            return;
        }
        findings.checked("sagas", 1);
        PendingCall pending = saga.pending();
        if (saga.quarantined()) {
            wrong("saga-quarantined", log, "asked " + call(pending) + " in vain so often that somebody must look");
        }
        if (pending != null) {
            waits(log, saga, pending);
        } else if (!hasEnded(saga)) {
            wrong("saga-stuck", log, "is " + saga.status() + " and waits for nothing");
        } else if (!log.timers().isEmpty()) {
            wrong("saga-timer-left", log, "has ended, but its timer has not");
        }
        if (saga.status() == SagaStatus.COMPENSATED || saga.status() == SagaStatus.CANCELLED) {
            definition.steps().forEach(step -> undone(log, saga, step));
        }
    }

    private static boolean hasEnded(SagaState<?> saga) {
        return switch (Objects.requireNonNull(saga.status())) {
            case COMPLETED, FAILED, COMPENSATED, CANCELLED -> true;
            case STARTED, COMPENSATING, CANCELLING -> false;
        };
    }

    private void waits(StreamLog log, SagaState<?> saga, PendingCall pending) {
        DueTimer deadline = log.timers().stream()
                .filter(timer -> timer.name().equals(Deadline.NAME))
                .findFirst()
                .orElse(null);
        if (deadline == null) {
            wrong("saga-stuck", log, "waits for " + call(pending) + ", and no timer ends the waiting");
        } else if (deadline.due().plus(GRACE).isBefore(now)) {
            wrong("saga-stuck", log, "waited for " + call(pending) + " until " + deadline.due());
        } else {
            findings.unsettled(service + " " + log.id() + " is " + saga.status() + " and waits for " + call(pending)
                    + " until " + deadline.due());
        }
    }

    private static String call(@Nullable PendingCall pending) {
        return pending == null ? "nothing" : pending.task() + " (attempt " + pending.attempt() + ")";
    }

    private <D> void undone(StreamLog log, SagaState<D> saga, SagaStep<D> step) {
        if (step.undo() == null || !is(saga, step.name(), TaskState.DONE)) {
            return;
        }
        String undo = step.undo().name();
        if (!is(saga, undo, TaskState.DONE) && !is(saga, undo, TaskState.TOLERATED)) {
            wrong(
                    "saga-not-undone",
                    log,
                    "is " + saga.status() + ", but " + undo + " of " + step.name() + " is not done");
        }
    }

    private static boolean is(SagaState<?> saga, String task, TaskState state) {
        return saga.progress(task).map(TaskProgress::state).orElse(TaskState.WAITING) == state;
    }

    private void wrong(String rule, StreamLog log, String what) {
        findings.wrong(rule, service, log.id().toString(), what, log.look());
    }
}
