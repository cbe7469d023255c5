package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.timers.EngineStatus;
import dev.campusg.timers.StreamFiring;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerReaction;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs the timers of this service: hands each that is due to the reaction of its stream's category. */
@ApplicationScoped
public class Timers {

    private static final Logger LOG = Logger.getLogger(Timers.class);

    /** How long a shutdown waits for what is underway; others take over anyway when the lease has run out. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Map<String, TimerReaction> reactions;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("timers").daemon().unstarted(work));
    private final StreamFiring firing;
    private final TimerEngine engine;

    Timers(TimerStore store, Seat seat, Clock clock, @All List<TimerReaction> reactions, TimerMeters meters) {
        this.reactions =
                reactions.stream().collect(Collectors.toUnmodifiableMap(TimerReaction::category, Function.identity()));
        this.firing = new StreamFiring(store, this::fire);
        this.engine = new TimerEngine(seat.holder(), store, clock, thread, firing, meters, TimerLimits.DEFAULT);
        meters.watch(this::status);
    }

    void start(@Observes StartupEvent started, Commits commits) {
        if (!reactions.isEmpty()) {
            commits.listen(firing::committed);
            commits.schedule(engine::set);
            engine.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (!reactions.isEmpty()) {
            engine.stop()
                    .toCompletableFuture()
                    .completeOnTimeout(null, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        thread.shutdownNow();
    }

    boolean areAny() {
        return !reactions.isEmpty();
    }

    EngineStatus status() {
        return engine.status();
    }

    private CompletionStage<?> fire(DueTimer timer) {
        TimerReaction reaction = reactions.get(timer.stream().category());
        return reaction == null
                ? CompletableFuture.failedStage(
                        new IllegalStateException("nothing reacts to timers of " + timer.stream()))
                : reaction.fire(timer).whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warnf("Timer %s of %s failed, trying again: %s", timer.name(), timer.stream(), failure);
                    }
                });
    }
}
