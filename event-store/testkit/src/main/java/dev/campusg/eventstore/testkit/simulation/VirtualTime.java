package dev.campusg.eventstore.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only from one piece of work to the next. What is due at the same instant is done as it came. */
public final class VirtualTime {

    public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Work> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Work::at).thenComparingLong(Work::number));
    private long now;
    private long number;
    private int awaited;

    private record Work(long at, long number, boolean awaited, Runnable task) {}

    public Instant now() {
        return BEGINNING.plusNanos(now);
    }

    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /** Work without which the story is not over. */
    public void after(Duration delay, Runnable task) {
        add(delay, true, task);
    }

    /** Work that is done if it comes to it, but nobody waits for. */
    public void inBackground(Duration delay, Runnable task) {
        add(delay, false, task);
    }

    private void add(Duration delay, boolean awaits, Runnable task) {
        awaited += awaits ? 1 : 0;
        agenda.add(new Work(now + Math.max(0, delay.toNanos()), ++number, awaits, task));
    }

    boolean isAwaited() {
        return awaited > 0;
    }

    /** Does the next piece of work; false if there is none before a given moment. */
    boolean step(Duration limit) {
        Work next = agenda.peek();
        if (next == null || next.at > limit.toNanos()) {
            return false;
        }
        agenda.remove();
        now = next.at;
        awaited -= next.awaited ? 1 : 0;
        next.task.run();
        return true;
    }
}
