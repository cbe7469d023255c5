package dev.campusg.timers;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerOvertaken;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.TimerStore.Looked;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.Verdict;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fires timers of streams: looks up which of them are still set, in one statement, and lets each have its effect. The
 * steps they cause are committed together as far as they come together.
 */
public final class StreamFiring implements Firing {

    private final TimerStore store;
    private final Function<DueTimer, CompletionStage<?>> reaction;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

    /** A timer whose reaction has not changed it yet. */
    private record Waiting(StreamId stream, String name) {}

    /** @param reaction see {@link TimerReaction#fire} */
    public StreamFiring(TimerStore store, Function<DueTimer, CompletionStage<?>> reaction) {
        this.store = store;
        this.reaction = reaction;
    }

    /** A step of this process: its timers have been dealt with. */
    public void committed(Step step) {
        for (TimerChange change : step.timers()) {
            waiting.remove(new Waiting(step.stream(), change.name()));
        }
    }

    @Override
    public CompletionStage<?> fire(List<LeasedTimer> timers, BiConsumer<LeasedTimer, FiringOutcome> outcomes) {
        return store.look(timers).thenAccept(looked -> {
            for (int i = 0; i < timers.size(); i++) {
                fire(timers.get(i), looked.get(i), outcomes);
            }
        });
    }

    private void fire(LeasedTimer leased, Looked looked, BiConsumer<LeasedTimer, FiringOutcome> outcomes) {
        DueTimer due = looked.timer();
        if (looked.verdict() != Verdict.FIRES || due == null) {
            outcomes.accept(leased, FiringOutcome.of(looked.verdict()));
            return;
        }
        Waiting fired = new Waiting(due.stream(), due.name());
        waiting.add(fired);
        react(due).whenComplete((_, failure) -> {
            boolean unchanged = waiting.remove(fired);
            outcomes.accept(leased, outcome(failure, unchanged));
        });
    }

    private CompletionStage<?> react(DueTimer due) {
        try {
            return reaction.apply(due);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    /** A reaction that left its timer as it was is called again. */
    private static FiringOutcome outcome(@Nullable Throwable failure, boolean unchanged) {
        if (failure == null) {
            return unchanged ? FiringOutcome.FAILED : FiringOutcome.FIRED;
        }
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof TimerOvertaken ? FiringOutcome.LOOK_AGAIN : FiringOutcome.FAILED;
    }
}
