package dev.campusg.timer.domain;

import static dev.campusg.timer.domain.TimerCommand.UNSAID;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import dev.campusg.timer.domain.TimerCommand.Cancel;
import dev.campusg.timer.domain.TimerCommand.Ensure;
import dev.campusg.timer.domain.TimerCommand.Expire;
import dev.campusg.timer.domain.TimerCommand.Start;
import dev.campusg.timer.domain.TimerCommand.Stop;
import dev.campusg.timer.domain.TimerEvent.OrderMovedOn;
import dev.campusg.timer.domain.TimerEvent.TimerCancelled;
import dev.campusg.timer.domain.TimerEvent.TimerExpired;
import dev.campusg.timer.domain.TimerEvent.TimerOvertaken;
import dev.campusg.timer.domain.TimerEvent.TimerStarted;
import dev.campusg.timer.domain.TimerEvent.TimerStopped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One timer of an order runs at a time; it ends once. */
public final class TimerDecider implements Decider<OrderTimers, TimerCommand, TimerEvent> {

    @Override
    public OrderTimers initial() {
        return OrderTimers.NONE;
    }

    @Override
    public List<TimerEvent> decide(OrderTimers timers, TimerCommand command) {
        RequestTimer current = timers.current();
        if (command instanceof Ensure ensure && (ensure.orderVersion() > UNSAID || timers.orderVersion() > UNSAID)) {
            return OfferRounds.ensure(timers, ensure);
        }
        if (command instanceof Stop stop && stop.orderVersion() > UNSAID) {
            return OfferRounds.stop(timers, stop);
        }
        if (current == null) {
            return switch (command) {
                case Start start -> start(start.terms(), start.at());
                case Ensure ensure -> start(ensure.terms(), ensure.at());
                case Stop _, Cancel _ -> throw Rejected.notFound("TIMER_NOT_FOUND", "this order never had a timer");
                case Expire _ -> List.of();
            };
        }
        return switch (command) {
            case Start start ->
                timers.find(start.terms().timerId()).isPresent() ? List.of() : startAfter(current, start);
            case Ensure ensure -> ensure(current, ensure);
            case Stop stop -> stop(current, stop);
            case Cancel cancel -> cancel(current, cancel);
            case Expire expire -> expire(current, expire);
        };
    }

    private static List<TimerEvent> start(Terms terms, Instant at) {
        TimerRules.check(terms, at);
        return List.of(new TimerStarted(terms, at));
    }

    private static List<TimerEvent> startAfter(RequestTimer current, Start start) {
        return switch (current.status()) {
            case ACTIVE -> throw running(current);
            case STOPPED, CANCELLED, EXPIRED -> start(start.terms(), start.at());
        };
    }

    private static List<TimerEvent> ensure(RequestTimer current, Ensure ensure) {
        return switch (current.status()) {
            case ACTIVE -> {
                if (isThatOf(ensure.terms(), current)) {
                    yield List.of();
                }
                throw running(current);
            }
            case STOPPED, CANCELLED, EXPIRED -> start(ensure.terms(), ensure.at());
        };
    }

    private static boolean isThatOf(Terms terms, RequestTimer timer) {
        return timer.customerId().equals(terms.customerId()) && Objects.equals(timer.sagaId(), terms.sagaId());
    }

    private static List<TimerEvent> stop(RequestTimer current, Stop stop) {
        TimerRules.requireIdOrNone(stop.runnerId(), "runnerId");
        return switch (current.status()) {
            case ACTIVE -> List.of(new TimerStopped(current.timerId(), stop.runnerId(), stop.at()));
            case STOPPED -> {
                if (stop.runnerId() == null || stop.runnerId().equals(current.runnerId())) {
                    yield List.of();
                }
                throw Rejected.conflict("TIMER_ENDED", "another runner stopped this order's timer");
            }
            case CANCELLED, EXPIRED -> throw ended(current, "stopped");
        };
    }

    private static List<TimerEvent> cancel(RequestTimer current, Cancel cancel) {
        return switch (current.status()) {
            case ACTIVE -> List.of(new TimerCancelled(current.timerId(), cancel.at()));
            case CANCELLED -> List.of();
            case STOPPED, EXPIRED -> throw ended(current, "cancelled");
        };
    }

    private static List<TimerEvent> expire(RequestTimer current, Expire expire) {
        return switch (current.status()) {
            case ACTIVE -> {
                if (!current.timerId().equals(expire.timerId())) {
                    yield List.of();
                }
                if (expire.at().isBefore(current.expiresAt())) {
                    throw Rejected.conflict("NOT_DUE", "this timer runs until " + current.expiresAt());
                }
                yield List.of(new TimerExpired(current.timerId(), expire.at()));
            }
            case STOPPED, CANCELLED, EXPIRED -> List.of();
        };
    }

    private static Rejected running(RequestTimer current) {
        return Rejected.invalid(
                "TIMER_ACTIVE",
                "this order has an active timer until " + current.expiresAt() + "; stop or cancel it first");
    }

    private static Rejected ended(RequestTimer current, String wanted) {
        return Rejected.conflict(
                "TIMER_ENDED", "only an ACTIVE timer can be " + wanted + "; this order's is " + current.status());
    }

    @Override
    public OrderTimers evolve(OrderTimers timers, TimerEvent event) {
        return switch (event) {
            case TimerStarted started -> timers.started(RequestTimer.started(started.terms(), started.at()));
            case TimerStopped stopped -> timers.now(timers.latest().acceptedBy(stopped.runnerId(), stopped.at()));
            case TimerCancelled cancelled -> timers.now(timers.latest().ended(TimerStatus.CANCELLED, cancelled.at()));
            case TimerExpired expired -> timers.now(timers.latest().ended(TimerStatus.EXPIRED, expired.at()));
            case OrderMovedOn moved -> timers.asOf(moved.orderVersion());
            case TimerOvertaken late ->
                timers.started(RequestTimer.started(late.terms(), late.at()).acceptedBy(null, late.at()));
        };
    }
}
