package dev.campusg.scheduler.domain;

import java.time.Instant;

/** What happened to a scheduled event. The names are stored: they stay. */
public sealed interface ScheduleEvent {

    Instant at();

    record EventScheduled(Terms terms, Instant at) implements ScheduleEvent {}

    /** @param until when it counts as lost, and the next one begins */
    record AttemptBegun(int attempt, Instant until, Instant at) implements ScheduleEvent {}

    record AttemptFailed(int attempt, String error, Instant next, Instant at) implements ScheduleEvent {}

    /** @param outcome what was done, in words */
    record EventProcessed(int attempt, String outcome, Instant at) implements ScheduleEvent {}

    record EventFailed(int attempt, String error, Instant at) implements ScheduleEvent {}

    record EventCancelled(Instant at) implements ScheduleEvent {}
}
