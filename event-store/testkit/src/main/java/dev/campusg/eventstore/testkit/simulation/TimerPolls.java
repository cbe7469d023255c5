package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.timers.TimerLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Polls a timer loop as a process does each second, but skips the polls that would find nothing. */
final class TimerPolls {

    private final Process process;
    private final TimerLoop loop;
    private final TimerStore store;
    private final Clock clock;
    private final VirtualTime time;
    private Instant next = Instant.MAX;

    TimerPolls(Process process, TimerLoop loop, TimerStore store, Clock clock, VirtualTime time) {
        this.process = process;
        this.loop = loop;
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
        Instant soonest = clock.instant().plus(TimerLoop.POLL_INTERVAL);
        Instant seen = earliest.getFirst().due().minus(TimerLoop.POLL_INTERVAL);
        Instant wanted = seen.isBefore(soonest) ? soonest : seen;
        if (wanted.isBefore(next)) {
            next = wanted;
            time.inBackground(Duration.between(clock.instant(), wanted), () -> process.whenAwake(() -> poll(wanted)));
        }
    }

    private void poll(Instant planned) {
        if (planned.equals(next)) {
            next = Instant.MAX;
            loop.poll();
            lookAhead();
        }
    }
}
