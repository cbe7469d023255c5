package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.timers.TimerEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lets a timer engine take its turns as a process does each second, but skips those that would find nothing to do. */
final class TimerPolls {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Process process;
    private final TimerEngine engine;
    private final InMemoryEventStore store;
    private final Clock clock;
    private final VirtualTime time;
    private Instant next = Instant.MAX;

    TimerPolls(Process process, TimerEngine engine, InMemoryEventStore store, Clock clock, VirtualTime time) {
        this.process = process;
        this.engine = engine;
        this.store = store;
        this.clock = clock;
        this.time = time;
    }

    /** There may be a timer that was not there before. */
    void lookAhead() {
        List<DueTimer> earliest = Node.now(store.dueBefore(Instant.MAX, 1));
        if (earliest.isEmpty() || !process.isAlive()) {
            return;
        }
        Instant soonest = clock.instant().plus(BEAT);
        Instant seen = earliest.getFirst().due().minus(BEAT);
        Instant wanted = seen.isBefore(soonest) ? soonest : seen;
        if (wanted.isBefore(next)) {
            next = wanted;
            time.inBackground(Duration.between(clock.instant(), wanted), () -> process.whenAwake(() -> poll(wanted)));
        }
    }

    private void poll(Instant planned) {
        if (planned.equals(next)) {
            next = Instant.MAX;
            engine.look();
            lookAhead();
        }
    }
}
