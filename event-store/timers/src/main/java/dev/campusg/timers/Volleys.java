package dev.campusg.timers;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerShards;
import dev.campusg.timers.OpenTimers.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Timers that are due, fired some at a time: while some are on their way the next gather. Whatever fails is tried again,
 * later and later. On the engine's thread, but for the outcomes, which come from anywhere.
 */
final class Volleys {

    private static final Duration A_MOMENT = Duration.ofMillis(5);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    /** After so many failures in a row, about two minutes, a timer holds up the others of its shard no longer. */
    private static final int FAILURES = 10;

    private final Firing firing;
    private final TimerMetrics metrics;
    private final TimerLimits limits;
    private final SharedTime time;
    private final Executor executor;
    private final Retries retries;
    private final OpenTimers open = new OpenTimers();
    private TimerShards shards = TimerShards.NONE;
    private int flights;
    private int underway;

    /** Where timers go that are not done with. */
    interface Retries {
        void later(HeldTimer timer, Instant at);

        /** Nobody will wait for it until long after the window. */
        CompletionStage<Void> postpone(HeldTimer timer);
    }

    Volleys(
            Firing firing,
            TimerMetrics metrics,
            TimerLimits limits,
            SharedTime time,
            Executor executor,
            Retries retries) {
        this.firing = firing;
        this.metrics = metrics;
        this.limits = limits;
        this.time = time;
        this.executor = executor;
        this.retries = retries;
    }

    OpenTimers open() {
        return open;
    }

    int underway() {
        return underway;
    }

    void hold(TimerShards now) {
        shards = now;
    }

    void fire() {
        while (flights < limits.flights() && open.hasReady() && underway < limits.underway()) {
            Map<LeasedTimer, Open> volley = gather();
            if (!volley.isEmpty()) {
                fly(volley);
            }
        }
    }

    private Map<LeasedTimer, Open> gather() {
        Map<LeasedTimer, Open> volley = new LinkedHashMap<>();
        while (volley.size() < limits.batch()) {
            Open next = open.next();
            if (next == null) {
                break;
            }
            long epoch = shards.epoch(next.timer.owner());
            if (epoch == 0) {
                open.close(next);
            } else {
                volley.put(new LeasedTimer(next.timer, epoch), next);
            }
        }
        return volley;
    }

    private void fly(Map<LeasedTimer, Open> volley) {
        flights++;
        underway += volley.size();
        start(volley)
                .whenComplete((_, failure) -> executor.execute(() -> {
                    flights--;
                    if (failure != null) {
                        List.copyOf(volley.keySet()).forEach(timer -> landed(volley, timer, FiringOutcome.FAILED));
                    }
                    fire();
                }));
    }

    private CompletionStage<?> start(Map<LeasedTimer, Open> volley) {
        try {
            return firing.fire(
                    List.copyOf(volley.keySet()),
                    (timer, outcome) -> executor.execute(() -> {
                        landed(volley, timer, outcome);
                        fire();
                    }));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    private void landed(Map<LeasedTimer, Open> volley, LeasedTimer leased, FiringOutcome outcome) {
        Open fired = volley.remove(leased);
        if (fired == null) {
            return;
        }
        underway--;
        switch (outcome) {
            case FIRED -> {
                metrics.late(Duration.between(fired.timer.due(), time.now()), TimerMetrics.Cause.SCHEDULER);
                open.close(fired);
            }
            case GONE -> open.close(fired);
            case LOOK_AGAIN -> later(fired, A_MOMENT);
            case NOT_OURS -> notOurs(fired);
            case FAILED -> failed(fired);
        }
    }

    /** The next turn will tell; if it has told already that the shard is another's, that one fires it. */
    private void notOurs(Open fired) {
        if (shards.hold(fired.timer.owner())) {
            later(fired, AFTER_FAILURE);
        } else {
            open.close(fired);
        }
    }

    private void failed(Open fired) {
        if (++fired.failures < FAILURES) {
            later(fired, AFTER_FAILURE.multipliedBy(1L << fired.failures - 1));
            return;
        }
        retries.postpone(fired.timer)
                .whenComplete((_, failure) -> executor.execute(() -> {
                    if (failure == null) {
                        open.close(fired);
                    } else {
                        later(fired, AFTER_FAILURE.multipliedBy(1L << FAILURES));
                    }
                }));
    }

    private void later(Open fired, Duration delay) {
        fired.state = OpenTimers.State.LATER;
        retries.later(fired.timer, time.now().plus(delay));
    }
}
