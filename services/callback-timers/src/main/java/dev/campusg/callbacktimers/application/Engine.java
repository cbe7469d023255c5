package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.delivery.Lanes;
import dev.campusg.callbacktimers.store.Taken;
import dev.campusg.callbacktimers.store.TimerStore;
import dev.campusg.callbacktimers.store.Wakes;
import dev.campusg.eventstore.postgres.PostgresTimers;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.timers.EngineStatus;
import dev.campusg.timers.FiringOutcome;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Runs the timer engine of this replica: what is due is taken in the transaction in which its wake fires. */
@Singleton
public class Engine {

    private static final Logger LOG = Logger.getLogger(Engine.class);

    /** Timers due within it are in memory. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** How long a shutdown waits for what is being taken; others take over anyway when the lease has run out. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final TimerStore store;
    private final Firing firing;
    private final Lanes lanes;
    private final Wakes wakes;
    private final PostgresTimers timers;
    private final TimerEngine engine;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("timers").daemon().unstarted(work));

    Engine(TimerStore store, Firing firing, Lanes lanes, Wakes wakes, Pool pool, Clock clock) {
        this.store = store;
        this.firing = firing;
        this.lanes = lanes;
        this.wakes = wakes;
        this.timers = new PostgresTimers(pool);
        String holder = UUID.randomUUID().toString();
        // How late they are is measured where it is known why: see Lateness.
        this.engine = new TimerEngine(
                holder, timers, clock, thread, this::take, TimerMetrics.NONE, TimerLimits.DEFAULT.window(WINDOW));
    }

    void start(@Observes StartupEvent started) {
        wakes.listen(engine::set);
        engine.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        engine.stop()
                .toCompletableFuture()
                .completeOnTimeout(null, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        thread.shutdownNow();
        firing.finish();
    }

    private CompletionStage<?> take(List<LeasedTimer> due, BiConsumer<LeasedTimer, FiringOutcome> outcomes) {
        return store.begin(due, firing.lease()).thenAccept(taken -> {
            taken.forEach(one -> outcomes.accept(one.wake(), FiringOutcome.of(one.verdict())));
            taken.stream().map(Taken::begun).filter(Objects::nonNull).forEach(firing::fire);
        });
    }

    public EngineStatus status() {
        return engine.status();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tend() {
        lanes.tend();
    }

    @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> turnWheel() {
        return Uni.createFrom()
                .completionStage(timers::turnWheel)
                .onFailure()
                .invoke(away -> LOG.warnf("The wheel of wakes cannot be turned, trying again: %s", away.getMessage()))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }
}
