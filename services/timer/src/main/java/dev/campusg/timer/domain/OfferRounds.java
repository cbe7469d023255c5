package dev.campusg.timer.domain;

import dev.campusg.timer.domain.TimerCommand.Ensure;
import dev.campusg.timer.domain.TimerCommand.Stop;
import dev.campusg.timer.domain.TimerEvent.OrderMovedOn;
import dev.campusg.timer.domain.TimerEvent.TimerOvertaken;
import dev.campusg.timer.domain.TimerEvent.TimerStarted;
import dev.campusg.timer.domain.TimerEvent.TimerStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An order may be accepted and put on offer again several times, and what is said about each round may come late, twice
 * and out of order. So whoever tells of a round says which version of the order it tells of, and only what is newer than
 * all before is heeded: the stop of an earlier round does not touch the timer of a later one, and an order that is
 * accepted gets no timer because news of an earlier offer was slow.
 */
final class OfferRounds {

    private OfferRounds() {}

    static List<TimerEvent> ensure(OrderTimers timers, Ensure ensure) {
        if (ensure.orderVersion() <= timers.orderVersion()) {
            // Whoever asks waits for the name of a timer, even of one that was not to run any more.
            return timers.current() == null ? List.of(overtaken(ensure)) : List.of();
        }
        TimerRules.check(ensure.terms(), ensure.at());
        List<TimerEvent> events = new ArrayList<>();
        events.add(new OrderMovedOn(ensure.orderVersion(), ensure.at()));
        if (isRunning(timers)) {
            // It was accepted in between, or it would not be on offer again; that news is still on its way.
            events.add(new TimerStopped(timers.latest().timerId(), null, ensure.at()));
        }
        events.add(new TimerStarted(ensure.terms(), ensure.at()));
        return List.copyOf(events);
    }

    static List<TimerEvent> stop(OrderTimers timers, Stop stop) {
        TimerRules.requireIdOrNone(stop.runnerId(), "runnerId");
        if (stop.orderVersion() <= timers.orderVersion()) {
            return List.of();
        }
        TimerEvent moved = new OrderMovedOn(stop.orderVersion(), stop.at());
        return isRunning(timers)
                ? List.of(moved, new TimerStopped(timers.latest().timerId(), stop.runnerId(), stop.at()))
                : List.of(moved);
    }

    private static TimerEvent overtaken(Ensure ensure) {
        Instant at = ensure.at();
        TimerRules.check(ensure.terms(), at);
        return new TimerOvertaken(ensure.terms(), at);
    }

    private static boolean isRunning(OrderTimers timers) {
        return timers.current() != null && timers.current().status() == TimerStatus.ACTIVE;
    }
}
