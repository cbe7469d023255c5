package dev.campusg.timer.application;

import dev.campusg.contracts.TimerMessages;
import dev.campusg.contracts.TimerMessages.OrderTimeout;
import dev.campusg.contracts.TimerMessages.TimerCancelledFact;
import dev.campusg.contracts.TimerMessages.TimerStartedFact;
import dev.campusg.contracts.TimerMessages.TimerStoppedFact;
import dev.campusg.contracts.Topics;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timer.domain.TimerEvent.OrderMovedOn;
import dev.campusg.timer.domain.TimerEvent.TimerCancelled;
import dev.campusg.timer.domain.TimerEvent.TimerExpired;
import dev.campusg.timer.domain.TimerEvent.TimerOvertaken;
import dev.campusg.timer.domain.TimerEvent.TimerStarted;
import dev.campusg.timer.domain.TimerEvent.TimerStopped;
import java.util.Optional;

/** What is told to the world when nobody sent a command: a request over HTTP, or time itself, changed something. */
public final class TimerFacts {

    private TimerFacts() {}

    public static Effects of(Decision<OrderTimers, TimerEvent> decision) {
        return switch (decision) {
            case Decision.Refused<OrderTimers, TimerEvent> _ -> Effects.NONE;
            case Decision.Accepted<OrderTimers, TimerEvent> accepted -> {
                Outgoing[] facts = accepted.events().stream()
                        .flatMap(event -> fact(accepted.state().latest(), event).stream())
                        .toArray(Outgoing[]::new);
                yield Effects.send(facts).with(TimerChanges.of(accepted));
            }
        };
    }

    private static Optional<Outgoing> fact(RequestTimer timer, TimerEvent event) {
        return message(timer, event)
                .map(fact ->
                        Outgoing.to(Topics.TIMER_EVENTS, timer.orderId(), fact).within(timer.sagaId()));
    }

    private static Optional<TimerMessages> message(RequestTimer timer, TimerEvent event) {
        return switch (event) {
            case TimerStarted _ ->
                Optional.of(new TimerStartedFact(
                        timer.timerId(), timer.orderId(), timer.customerId(), timer.expiresAt(), timer.sagaId()));
            case TimerStopped _ ->
                Optional.of(new TimerStoppedFact(
                        timer.timerId(), timer.orderId(), timer.customerId(), timer.runnerId(), timer.sagaId()));
            case TimerCancelled _ ->
                Optional.of(
                        new TimerCancelledFact(timer.timerId(), timer.orderId(), timer.customerId(), timer.sagaId()));
            case TimerExpired _ ->
                Optional.of(new OrderTimeout(
                        timer.timerId(), timer.orderId(), timer.customerId(), timer.expiresAt(), timer.sagaId()));
            // Only sagas say such things, and a saga is replied to.
            case OrderMovedOn _, TimerOvertaken _ -> Optional.empty();
        };
    }
}
