package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.timers.TimerLoop;
import dev.campusg.timers.TimerReaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs the timer loop of this service: hands each due timer to the reaction of its stream's category. */
@ApplicationScoped
public class Timers {

    private static final Logger LOG = Logger.getLogger(Timers.class);

    private final Map<String, TimerReaction> reactions;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("timers").daemon().unstarted(work));
    private final TimerLoop loop;
    private final Clock clock;
    private final Timer lag;

    Timers(TimerStore store, Clock clock, @All List<TimerReaction> reactions, MeterRegistry metrics) {
        this.reactions =
                reactions.stream().collect(Collectors.toUnmodifiableMap(TimerReaction::category, Function.identity()));
        this.clock = clock;
        this.loop = new TimerLoop(store, clock, scheduler, this::fire);
        this.lag = Timer.builder("timers.lag")
                .description("from the instant a timer was due to its effect")
                .publishPercentileHistogram()
                .register(metrics);
    }

    void start(@Observes StartupEvent started, Commits commits) {
        commits.listen(this::committed);
    }

    void stop(@Observes ShutdownEvent stopping) {
        scheduler.shutdownNow();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return reactions.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(loop::poll)
                        .onFailure()
                        .invoke(away -> LOG.warnf("Due timers cannot be read, trying again: %s", away.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    private void committed(Step step) {
        step.timers().forEach(change -> loop.changed(step.stream(), change));
    }

    private CompletionStage<?> fire(DueTimer timer) {
        TimerReaction reaction = reactions.get(timer.stream().category());
        if (reaction == null) {
            return CompletableFuture.failedStage(
                    new IllegalStateException("nothing reacts to timers of " + timer.stream()));
        }
        return reaction.fire(timer).whenComplete((_, failure) -> {
            if (failure == null) {
                lag.record(Duration.between(timer.due(), clock.instant()));
            } else {
                LOG.warnf("Timer %s of %s failed, trying again: %s", timer.name(), timer.stream(), failure);
            }
        });
    }
}
