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
}
