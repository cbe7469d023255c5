package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process' way to the store of its node, with all that can happen on it. */
final class FaultyStore implements EventStore {

    private final EventStore store;
    private final Process process;
    private final Faults faults;

    FaultyStore(EventStore store, Process process, Faults faults) {
        this.store = store;
        this.process = process;
        this.faults = faults;
    }

    @Override
    public CompletionStage<StepOutcome> commit(Step step) {
        if (faults.strike(Fault.CRASH_BEFORE_COMMIT)) {
            process.crash("before it commits " + step.stream());
        }
        if (!process.isAlive()) {
            return CompletableFuture.failedStage(new Crashed());
        }
        if (faults.strike(Fault.COMMIT_LOST)) {
            return away();
        }
        return store.commit(step).thenCompose(outcome -> committed(step, outcome));
    }

    private CompletionStage<StepOutcome> committed(Step step, StepOutcome outcome) {
        process.committed(step, outcome);
        if (faults.strike(Fault.CRASH_AFTER_COMMIT)) {
            process.crash("after it committed " + step.stream());
            return CompletableFuture.failedStage(new Crashed());
        }
        if (faults.strike(Fault.COMMIT_UNCONFIRMED)) {
            return away();
        }
        process.confirmed(step, outcome);
        return CompletableFuture.completedStage(outcome);
    }

    @Override
    public CompletionStage<@Nullable Snapshot> snapshot(StreamId stream) {
        return read(() -> store.snapshot(stream));
    }

    @Override
    public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
        return read(() -> store.read(stream, after, limit));
    }

    @Override
    public CompletionStage<List<Sequenced>> feed(long after, int limit) {
        return read(() -> store.feed(after, limit));
    }

    private <T> CompletionStage<T> read(Supplier<CompletionStage<T>> question) {
        if (!process.isAlive()) {
            return CompletableFuture.failedStage(new Crashed());
        }
        return faults.strike(Fault.READ_FAILED) ? away() : question.get();
    }

    private static <T> CompletionStage<T> away() {
        return CompletableFuture.failedStage(new StoreUnavailable("the database is away", new Crashed()));
    }
}
