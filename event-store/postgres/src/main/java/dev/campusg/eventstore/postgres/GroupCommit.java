package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.timers.HeldTimer;
import io.vertx.core.AsyncResult;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Gathers steps into transactions: while some are in flight the next one collects. Everything but the arrival of a step
 * happens on one event loop, so it needs no locks.
 */
final class GroupCommit {

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final EventLoop loop;
    private final Statements statements;
    private final CommitListener listener;
    private final GroupCommitLimits limits;
    private final Arrivals<PendingStep> arrivals;
    private final StepQueue waiting = new StepQueue();
    private int inFlight;

    GroupCommit(EventLoop loop, Statements statements, CommitListener listener, GroupCommitLimits limits) {
        this.loop = loop;
        this.statements = statements;
        this.listener = listener;
        this.limits = limits;
        this.arrivals = new Arrivals<>(loop, limits.queued(), this::depart);
    }

    /** @throws dev.campusg.eventstore.StoreUnavailable if too many wait already */
    CompletionStage<StepOutcome> commit(Step step) {
        Storable.check(step);
        PendingStep pending = new PendingStep(step);
        arrivals.add(pending);
        return pending.reply().stage();
    }

    private void depart() {
        for (PendingStep next = arrivals.poll(); next != null; next = arrivals.poll()) {
            waiting.add(next);
        }
        while (inFlight < limits.inFlight() && waiting.hasReady()) {
            Batch batch = new Batch(waiting.take(limits.steps(), limits.bytes()));
            arrivals.departed(batch.steps().size());
            fly(batch);
        }
    }

    private void fly(Batch batch) {
        inFlight++;
        statements
                .attempt(Sql.RUN_STEPS, () -> StepColumns.of(batch.steps()))
                .map(rows -> complete(batch, rows))
                .onComplete(answer -> loop.run(() -> land(batch, answer)));
    }

    private static RowSet<Row> complete(Batch batch, RowSet<Row> rows) {
        if (rows.size() != batch.steps().size()) {
            throw new IllegalStateException(
                    rows.size() + " answers to " + batch.steps().size() + " steps");
        }
        return rows;
    }

    private void land(Batch batch, AsyncResult<RowSet<Row>> answer) {
        inFlight--;
        if (answer.succeeded()) {
            release(batch);
            depart();
            settle(batch, answer.result());
        } else {
            failed(batch, Failure.of(answer.cause()));
        }
        depart();
    }

    private void release(Batch batch) {
        batch.steps().forEach(pending -> waiting.release(pending.step().stream()));
    }

    private void settle(Batch batch, RowSet<Row> rows) {
        var step = batch.steps().iterator();
        Iterator<Long> ids = Rows.messageIds(rows);
        for (Row row : rows) {
            PendingStep pending = step.next();
            StepOutcome outcome = Rows.outcome(pending.step(), row);
            if (outcome instanceof StepOutcome.Committed committed) {
                List<Outbox.Pending> messages = pending.step().outbox().stream()
                        .map(message -> new Outbox.Pending(ids.next(), message))
                        .toList();
                tell(pending.step(), messages, committed.timers());
            }
            pending.reply().complete(outcome);
        }
    }

    private void tell(Step committed, List<Outbox.Pending> messages, List<HeldTimer> timers) {
        try {
            listener.committed(committed, messages, timers);
        } catch (RuntimeException thrown) {
            LOG.log(Level.WARNING, "A listener failed after " + committed.stream() + " was committed", thrown);
        }
    }

    private void failed(Batch batch, Failure failure) {
        switch (failure) {
            case Failure.Transient _ when batch.mayTryAgain() -> fly(batch.again());
            case Failure.Refused _ when !batch.isSingle() -> batch.halves().forEach(this::fly);
            case Failure.Transient _, Failure.Refused _, Failure.Unavailable _, Failure.Broken _ -> {
                release(batch);
                batch.steps().forEach(pending -> pending.reply().fail(failure.toException()));
            }
        }
    }
}
