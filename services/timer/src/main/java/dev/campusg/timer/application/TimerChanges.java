package dev.campusg.timer.application;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timer.domain.TimerEvent.OrderMovedOn;
import dev.campusg.timer.domain.TimerEvent.TimerCancelled;
import dev.campusg.timer.domain.TimerEvent.TimerExpired;
import dev.campusg.timer.domain.TimerEvent.TimerOvertaken;
import dev.campusg.timer.domain.TimerEvent.TimerStarted;
import dev.campusg.timer.domain.TimerEvent.TimerStopped;
import java.util.stream.Stream;

/** The durable timer behind a request timer: named by its id, changed in the same step as its state. */
final class TimerChanges {

    private static final String NO_PAYLOAD = "{}";

    private TimerChanges() {}

    static TimerChange[] of(Decision.Accepted<OrderTimers, TimerEvent> accepted) {
        return accepted.events().stream().flatMap(TimerChanges::of).toArray(TimerChange[]::new);
    }

    private static Stream<TimerChange> of(TimerEvent event) {
        return switch (event) {
            case TimerStarted started ->
                Stream.of(new TimerChange.Set(
                        started.terms().timerId(), started.terms().expiresAt(), NO_PAYLOAD));
            case TimerStopped stopped -> Stream.of(new TimerChange.Cancel(stopped.timerId()));
            case TimerCancelled cancelled -> Stream.of(new TimerChange.Cancel(cancelled.timerId()));
            case TimerExpired expired -> Stream.of(new TimerChange.Cancel(expired.timerId()));
            case OrderMovedOn _, TimerOvertaken _ -> Stream.empty();
        };
    }
}
