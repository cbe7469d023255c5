package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gathers steps into transactions: while some are in flight the next one collects. Everything but the arrival of a step
 * happens on one event loop, so it needs no locks.
 */
final class GroupCommit {

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private final Vertx vertx;
    private final Context loop;
    private final SqlClient client;
    private final CommitListener listener;
    private final GroupCommitLimits limits;

    private final Queue<PendingStep> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicBoolean awake = new AtomicBoolean();

    private final StepQueue waiting = new StepQueue();
    private int inFlight;

    GroupCommit(Vertx vertx, SqlClient client, CommitListener listener, GroupCommitLimits limits) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.client = client;
        this.listener = listener;
        this.limits = limits;
    }

    CompletionStage<StepOutcome> commit(Step step) {
        try {
            Storable.check(step);
        } catch (IllegalArgumentException refused) {
            return CompletableFuture.failedStage(refused);
        }
        if (queued.incrementAndGet() > limits.queued()) {
            queued.decrementAndGet();
            String full = limits.queued() + " steps wait for the database already";
            return CompletableFuture.failedStage(new StoreUnavailable(full, new RejectedExecutionException(full)));
        }
        PendingStep pending = new PendingStep(step);
        arrivals.add(pending);
        if (awake.compareAndSet(false, true)) {
            loop.runOnContext(_ -> wake());
        }
        return pending.result();
    }

    private void wake() {
        awake.set(false);
        depart();
    }

    private void depart() {
        for (PendingStep next = arrivals.poll(); next != null; next = arrivals.poll()) {
            waiting.add(next);
        }
        while (inFlight < limits.inFlight() && waiting.hasReady()) {
            Batch batch = new Batch(waiting.take(limits.steps(), limits.bytes()));
            queued.addAndGet(-batch.steps().size());
            fly(batch);
        }
    }

    private void fly(Batch batch) {
        inFlight++;
        AtomicBoolean landed = new AtomicBoolean();
        long timer = vertx.setTimer(
                limits.timeout().toMillis(),
                _ -> loop.runOnContext(_ -> {
                    if (landed.compareAndSet(false, true)) {
                        land(batch, Future.failedFuture(new TimeoutException("no answer within " + limits.timeout())));
                    }
                }));
        send(batch)
                .onComplete(answer -> loop.runOnContext(_ -> {
                    if (landed.compareAndSet(false, true)) {
                        vertx.cancelTimer(timer);
                        land(batch, answer);
                    }
                }));
    }

    private Future<RowSet<Row>> send(Batch batch) {
        try {
            return client.preparedQuery(Sql.RUN_STEPS).execute(StepColumns.of(batch.steps()));
        } catch (RuntimeException cause) {
            return Future.failedFuture(cause);
        }
    }

    private void land(Batch batch, AsyncResult<RowSet<Row>> answer) {
        inFlight--;
        if (answer.succeeded()) {
            batch.steps().forEach(pending -> waiting.release(pending.step().stream()));
            depart();
            settle(batch, answer.result());
        } else {
            failed(batch, Failure.of(answer.cause()));
        }
        depart();
    }

    private void settle(Batch batch, RowSet<Row> rows) {
        var step = batch.steps().iterator();
        for (Row row : rows) {
            PendingStep pending = step.next();
            StepOutcome outcome = Rows.outcome(row);
            if (outcome instanceof StepOutcome.Committed) {
                tell(pending.step());
            }
            pending.complete(outcome);
        }
    }

    private void tell(Step committed) {
        try {
            listener.committed(committed);
        } catch (RuntimeException thrown) {
            LOG.log(Level.WARNING, "A listener failed after " + committed.stream() + " was committed", thrown);
        }
    }

    private void failed(Batch batch, Failure failure) {
        switch (failure) {
            case Failure.Transient _ when batch.mayTryAgain() -> fly(batch.again());
            case Failure.Refused _ when !batch.isSingle() -> batch.halves().forEach(this::fly);
            case Failure.Transient _, Failure.Refused _, Failure.Unavailable _, Failure.Broken _ ->
                batch.steps().forEach(pending -> {
                    StreamId stream = pending.step().stream();
                    waiting.release(stream);
                    pending.fail(failure.toException());
                });
        }
    }
}
