package dev.campusg.timers;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fires timers when they are due.
 *
 * <p>{@link #poll} reads the next window from the store in one statement; call it once a {@link #POLL_INTERVAL}. What is
 * set in between within this process arrives through {@link #changed}. So a timer is late by the scheduler's grain, not
 * by the poll interval, unless another replica set it for less than one interval ahead.
 *
 * <p>Safe to run on any number of replicas: the step a timer causes is what happens once, not the firing.
 */
public final class TimerLoop {

    public static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** How far ahead timers are held in memory: two polls, so that one late poll loses nothing. */
    public static final Duration WINDOW = POLL_INTERVAL.multipliedBy(2);

    /** Most timers read at once; a fuller window is read again as soon as these have fired. */
    public static final int MAX_HELD = 20_000;

    /** Most reactions under way at once. */
    public static final int MAX_FIRING = 256;

    private static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private final TimerStore store;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Function<DueTimer, CompletionStage<?>> reaction;

    private final Map<Key, Instant> held = new HashMap<>();
    private final Queue<DueTimer> ready = new ArrayDeque<>();
    private int firing;

    private record Key(StreamId stream, String name) {}

    /** @param reaction see {@link TimerReaction#fire} */
    public TimerLoop(
            TimerStore store,
            Clock clock,
            ScheduledExecutorService scheduler,
            Function<DueTimer, CompletionStage<?>> reaction) {
        this.store = store;
        this.clock = clock;
        this.scheduler = scheduler;
        this.reaction = reaction;
    }

    /** Holds what is due within the window. */
    public CompletionStage<Void> poll() {
        return store.dueBefore(clock.instant().plus(WINDOW), MAX_HELD).thenAccept(due -> due.forEach(this::hold));
    }

    /** A committed change of a timer: the near ones are held at once. */
    public void changed(StreamId stream, TimerChange change) {
        switch (change) {
            case TimerChange.Set(var name, var due, var payload) -> {
                if (due.isBefore(clock.instant().plus(WINDOW))) {
                    hold(new DueTimer(stream, name, due.truncatedTo(ChronoUnit.MICROS), payload));
                } else {
                    release(stream, name);
                }
            }
            case TimerChange.Cancel(var name) -> release(stream, name);
            case TimerChange.Fired _ -> {}
        }
    }

    private synchronized void release(StreamId stream, String name) {
        held.remove(new Key(stream, name));
    }

    private synchronized void hold(DueTimer timer) {
        Instant before = held.put(new Key(timer.stream(), timer.name()), timer.due());
        if (!timer.due().equals(before)) {
            scheduleAt(timer, timer.due());
        }
    }

    private void scheduleAt(DueTimer timer, Instant instant) {
        long wait = Math.max(0, Duration.between(clock.instant(), instant).toNanos());
        scheduler.schedule(() -> due(timer), wait, TimeUnit.NANOSECONDS);
    }

    private void due(DueTimer timer) {
        synchronized (this) {
            if (isHeld(timer)) {
                ready.add(timer);
            }
        }
        fireReady();
    }

    private void fireReady() {
        for (DueTimer next = next(); next != null; next = next()) {
            DueTimer timer = next;
            start(timer).whenComplete((_, failure) -> fired(timer, failure));
        }
    }

    private CompletionStage<?> start(DueTimer timer) {
        try {
            return reaction.apply(timer);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    private synchronized @Nullable DueTimer next() {
        while (firing < MAX_FIRING) {
            DueTimer timer = ready.poll();
            if (timer == null) {
                return null;
            }
            if (isHeld(timer)) {
                firing++;
                return timer;
            }
        }
        return null;
    }

    private void fired(DueTimer timer, @Nullable Throwable failure) {
        synchronized (this) {
            firing--;
            if (isHeld(timer)) {
                if (failure == null) {
                    held.remove(new Key(timer.stream(), timer.name()));
                } else {
                    scheduleAt(timer, clock.instant().plus(RETRY_AFTER));
                }
            }
        }
        fireReady();
    }

    private boolean isHeld(DueTimer timer) {
        return timer.due().equals(held.get(new Key(timer.stream(), timer.name())));
    }

    /** How many timers are held in memory. */
    public synchronized int held() {
        return held.size();
    }
}
