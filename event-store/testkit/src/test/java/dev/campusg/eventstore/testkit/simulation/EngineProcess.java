package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTable;
import dev.campusg.eventstore.timers.TimerTurn;
import dev.campusg.timers.FiringOutcome;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** One life of a process with a timer engine, its clock, and its way to the table. */
final class EngineProcess {

    private static final Duration SHORTEST_WAY = Duration.ofNanos(100_000);

    /** Small, so that everything there is to bump into is bumped into. */
    static final TimerLimits LIMITS =
            new TimerLimits(Duration.ofSeconds(20), 40, Duration.ofSeconds(1), Duration.ofSeconds(3), 10, 2, 20);

    private final VirtualTime time;
    private final Chance chance;
    private final Mischief mischief;
    private final Ledger ledger;
    private final TimerTable table;
    private final TimerEngine engine;
    private Duration skew;
    private Duration asleepUntil = Duration.ZERO;
    private boolean alive = true;
    private int turns;
    private int volleys;

    EngineProcess(String name, VirtualTime time, Chance chance, Mischief mischief, Ledger ledger, TimerTable table) {
        this.time = time;
        this.chance = chance;
        this.mischief = mischief;
        this.ledger = ledger;
        this.table = table;
        this.skew = mischief.skew();
        this.engine = new TimerEngine(
                name,
                new Way(),
                new Watch(),
                new VirtualScheduler(time, this::whenAwake),
                this::fire,
                TimerMetrics.NONE,
                LIMITS);
        engine.start();
    }

    private final class Watch extends Clock {
        @Override
        public Instant instant() {
            return time.now().plus(skew);
        }

        @Override
        public ZoneId getZone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Questions and answers take their time, and are lost now and then. */
    private final class Way implements TimerTable {
        @Override
        public CompletionStage<TimerNews> turn(TimerTurn turn) {
            turns++;
            return ask(() -> table.turn(turn));
        }

        @Override
        public CompletionStage<Void> postpone(List<HeldTimer> timers, Instant until) {
            return ask(() -> table.postpone(timers, until));
        }

        @Override
        public CompletionStage<Void> leave(String holder) {
            return ask(() -> table.leave(holder));
        }
    }

    private <T> CompletableFuture<T> ask(Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        travel(() -> {
            if (mischief.strikes()) {
                answer.completeExceptionally(new IllegalStateException("the question was lost"));
                return;
            }
            CompletableFuture<T> told = question.get().toCompletableFuture();
            travel(() -> whenAwake(() -> {
                if (told.isCompletedExceptionally() || mischief.strikes()) {
                    answer.completeExceptionally(new IllegalStateException("the answer was lost"));
                } else {
                    answer.complete(told.join());
                }
            }));
        });
        return answer;
    }

    private void travel(Runnable arrival) {
        time.inBackground(chance.anyScale(SHORTEST_WAY, mischief.longestWay()), arrival);
    }

    private CompletionStage<?> fire(List<LeasedTimer> timers, BiConsumer<LeasedTimer, FiringOutcome> outcomes) {
        volleys++;
        if (mischief.strikes()) {
            travel(this::kill);
        }
        return ask(() -> {
            for (LeasedTimer timer : timers) {
                if (mischief.strikes()) {
                    return CompletableFuture.<Void>failedStage(new IllegalStateException("this one is not committed"));
                }
                FiringOutcome outcome = FiringOutcome.of(ledger.fire(timer));
                travel(() -> whenAwake(() -> outcomes.accept(timer, outcome)));
            }
            return CompletableFuture.<Void>completedStage(null);
        });
    }

    void told(HeldTimer timer) {
        travel(() -> whenAwake(() -> engine.set(List.of(timer))));
    }

    void stop() {
        engine.stop().thenRun(() -> alive = false);
    }

    void kill() {
        alive = false;
    }

    /** SIGSTOP, and SIGCONT later. */
    void sleep(Duration length) {
        asleepUntil = time.elapsed().plus(length);
    }

    void setClock(Duration wrongBy) {
        skew = wrongBy;
    }

    boolean isAlive() {
        return alive;
    }

    int turns() {
        return turns;
    }

    int volleys() {
        return volleys;
    }

    private void whenAwake(Runnable task) {
        if (!alive) {
            return;
        }
        Duration sleep = asleepUntil.minus(time.elapsed());
        if (sleep.isPositive()) {
            time.inBackground(sleep, () -> whenAwake(task));
        } else {
            task.run();
        }
    }
}
