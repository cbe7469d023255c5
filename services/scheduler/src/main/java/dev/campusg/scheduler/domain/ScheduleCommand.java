package dev.campusg.scheduler.domain;

import java.time.Instant;

/** What can be asked of a scheduled event. */
public sealed interface ScheduleCommand {

    Instant at();

    record Schedule(Terms terms, Instant at) implements ScheduleCommand {}

    /** It is due: an attempt begins, unless one is under way. */
    record Begin(Instant at) implements ScheduleCommand {}

    /** @param attempt which attempt ended; an earlier one that was given up may still report its success */
    record Succeed(int attempt, String outcome, Instant at) implements ScheduleCommand {}

    record Fail(int attempt, Failure failure, Instant at) implements ScheduleCommand {}

    record Cancel(Instant at) implements ScheduleCommand {}
}
