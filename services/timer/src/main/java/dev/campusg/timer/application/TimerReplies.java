package dev.campusg.timer.application;

import dev.campusg.contracts.TimerMessages;
import dev.campusg.contracts.TimerMessages.TimerFailed;
import dev.campusg.contracts.Topics;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerEvent;
import java.util.function.Function;

/** What a command is answered: one reply each, the same again if it already holds. */
final class TimerReplies {

    private TimerReplies() {}

    static Effects started(String orderId, Decision<OrderTimers, TimerEvent> decision) {
        return reply(
                orderId,
                decision,
                timers -> new TimerMessages.TimerStarted(
                        timers.latest().timerId(), orderId, timers.latest().expiresAt()));
    }

    static Effects stopped(String orderId, Decision<OrderTimers, TimerEvent> decision) {
        return reply(orderId, decision, timers -> {
            // It is noted that the order was accepted, but there is no timer to name.
            RequestTimer timer = timers.current();
            return timer == null
                    ? new TimerFailed(orderId, "this order never had a timer")
                    : new TimerMessages.TimerStopped(timer.timerId(), orderId);
        });
    }

    static Effects cancelled(String orderId, Decision<OrderTimers, TimerEvent> decision) {
        return reply(
                orderId,
                decision,
                timers -> new TimerMessages.TimerCancelled(timers.latest().timerId(), orderId));
    }

    private static Effects reply(
            String orderId, Decision<OrderTimers, TimerEvent> decision, Function<OrderTimers, TimerMessages> success) {
        return switch (decision) {
            case Decision.Accepted<OrderTimers, TimerEvent> accepted ->
                send(orderId, success.apply(accepted.state())).with(TimerChanges.of(accepted));
            case Decision.Refused<OrderTimers, TimerEvent> refused ->
                send(orderId, new TimerFailed(orderId, refused.why().detail()));
        };
    }

    private static Effects send(String orderId, TimerMessages reply) {
        return Effects.send(Outgoing.to(Topics.TIMER_EVENTS, orderId, reply));
    }
}
