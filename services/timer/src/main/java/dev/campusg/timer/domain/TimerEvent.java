package dev.campusg.timer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to the request timers of an order. The names are stored: they stay. */
public sealed interface TimerEvent {

    Instant at();

    record TimerStarted(Terms terms, Instant at) implements TimerEvent {}

    record TimerStopped(String timerId, @Nullable String runnerId, Instant at) implements TimerEvent {}

    record TimerCancelled(String timerId, Instant at) implements TimerEvent {}

    record TimerExpired(String timerId, Instant at) implements TimerEvent {}

    /** The order got to this version: nothing said of it as it was before is heeded any more. */
    record OrderMovedOn(long orderVersion, Instant at) implements TimerEvent {}

    /** A timer that was asked for too late: a runner had accepted meanwhile, so it never ran. */
    record TimerOvertaken(Terms terms, Instant at) implements TimerEvent {}
}
