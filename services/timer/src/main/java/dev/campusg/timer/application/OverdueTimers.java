package dev.campusg.timer.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Finds active timers whose end has passed. */
public interface OverdueTimers {

    /** Most timers one sweep takes; the next one takes the rest. */
    int SWEPT = 10_000;

    record Overdue(String timerId, String orderId, Instant expiresAt) {}

    /** At most {@link #SWEPT}, the longest overdue first. */
    Uni<List<Overdue>> at(Instant now);
}
