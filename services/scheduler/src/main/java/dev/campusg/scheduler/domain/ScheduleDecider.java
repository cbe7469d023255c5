package dev.campusg.scheduler.domain;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import dev.campusg.scheduler.domain.ScheduleCommand.Begin;
import dev.campusg.scheduler.domain.ScheduleCommand.Cancel;
import dev.campusg.scheduler.domain.ScheduleCommand.Fail;
import dev.campusg.scheduler.domain.ScheduleCommand.Schedule;
import dev.campusg.scheduler.domain.ScheduleCommand.Succeed;
import dev.campusg.scheduler.domain.ScheduleEvent.AttemptBegun;
import dev.campusg.scheduler.domain.ScheduleEvent.AttemptFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventCancelled;
import dev.campusg.scheduler.domain.ScheduleEvent.EventFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventProcessed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventScheduled;
import java.time.Instant;
import java.util.List;

/**
 * An event is processed once. An attempt is recorded before anything is asked of anyone, so that two replicas never try
 * at once, and so that a cancellation that was granted is final: while an attempt is under way it is refused.
 */
public final class ScheduleDecider implements Decider<ScheduledEvent, ScheduleCommand, ScheduleEvent> {

    @Override
    public ScheduledEvent initial() {
        return ScheduledEvent.NONE;
    }

    @Override
    public List<ScheduleEvent> decide(ScheduledEvent event, ScheduleCommand command) {
        return switch (command) {
            case Schedule(var terms, var at) -> schedule(event, terms, at);
            case Begin(var at) -> begin(event, at);
            case Succeed(var attempt, var outcome, var at) ->
                isOpen(event) ? List.of(new EventProcessed(attempt, outcome, at)) : List.of();
            case Fail fail -> fail(event, fail);
            case Cancel(var at) -> cancel(event, at);
        };
    }

    private static List<ScheduleEvent> schedule(ScheduledEvent event, Terms terms, Instant at) {
        if (event.terms() != null) {
            return List.of();
        }
        ScheduleRules.check(terms, at);
        return List.of(new EventScheduled(terms, at));
    }

    private static List<ScheduleEvent> begin(ScheduledEvent event, Instant at) {
        Instant due = event.due();
        if (!isOpen(event) || due == null || at.isBefore(due)) {
            return List.of();
        }
        if (event.attempts() >= Attempts.MOST) {
            return List.of(new EventFailed(event.attempts(), "no attempt of " + Attempts.MOST + " reported", at));
        }
        return List.of(new AttemptBegun(event.attempts() + 1, at.plus(Attempts.LONGEST), at));
    }

    private static List<ScheduleEvent> fail(ScheduledEvent event, Fail fail) {
        if (!isOpen(event) || !event.underWay() || fail.attempt() != event.attempts()) {
            return List.of();
        }
        String error = fail.failure().error();
        return fail.failure().isFinal() || fail.attempt() >= Attempts.MOST
                ? List.of(new EventFailed(fail.attempt(), error, fail.at()))
                : List.of(
                        new AttemptFailed(fail.attempt(), error, Attempts.after(fail.attempt(), fail.at()), fail.at()));
    }

    private static List<ScheduleEvent> cancel(ScheduledEvent event, Instant at) {
        event.known();
        return switch (event.status()) {
            case PENDING -> {
                if (event.underWay()) {
                    throw Rejected.conflict("BEING_PROCESSED", "this event is being processed; it is too late");
                }
                yield List.of(new EventCancelled(at));
            }
            case CANCELLED -> List.of();
            case PROCESSED, FAILED ->
                throw Rejected.conflict(
                        "EVENT_ENDED", "only a PENDING event can be cancelled; this one is " + event.status());
        };
    }

    private static boolean isOpen(ScheduledEvent event) {
        return event.terms() != null && event.status() == Status.PENDING;
    }

    @Override
    public ScheduledEvent evolve(ScheduledEvent event, ScheduleEvent happened) {
        return switch (happened) {
            case EventScheduled(var terms, var at) -> ScheduledEvent.scheduled(terms, at);
            case AttemptBegun(var attempt, var until, var at) -> event.begun(attempt, until, at);
            case AttemptFailed(var attempt, var error, var next, var at) -> event.failedOnce(error, next, at);
            case EventProcessed(var attempt, var outcome, var at) ->
                event.over(Status.PROCESSED, event.lastError(), outcome, at);
            case EventFailed(var attempt, var error, var at) -> event.over(Status.FAILED, error, null, at);
            case EventCancelled(var at) -> event.over(Status.CANCELLED, event.lastError(), null, at);
        };
    }
}
