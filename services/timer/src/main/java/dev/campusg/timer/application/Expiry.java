package dev.campusg.timer.application;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Handled;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timers.TimerReaction;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Time is up: the timer expires and the world is told, in one step; if it ended before, nothing is told. */
public final class Expiry implements TimerReaction {

    private static final Metadata TIME = new Metadata(null, null, "timer-service");

    private final Participant<OrderTimers, TimerCommand, TimerEvent> timers;
    private final Clock clock;

    public Expiry(Participant<OrderTimers, TimerCommand, TimerEvent> timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String category() {
        return RequestTimers.CATEGORY;
    }

    @Override
    public CompletionStage<?> fire(DueTimer timer) {
        return expire(timer.stream().key(), timer.name(), timer.due(), timer.fired());
    }

    /** Whether it expired now, rather than before or not at all. */
    CompletionStage<Boolean> expire(String orderId, String timerId, Instant due) {
        return expire(orderId, timerId, due, new TimerChange.Fired(timerId, due));
    }

    private CompletionStage<Boolean> expire(String orderId, String timerId, Instant due, TimerChange fired) {
        Instant now = clock.instant();
        // Whoever says it is due knows: the scheduler's clock may be a hair behind.
        TimerCommand command = new TimerCommand.Expire(timerId, now.isBefore(due) ? due : now);
        return timers.handle(orderId, TIME, command, decision -> told(decision, fired))
                .thenApply(Expiry::happened);
    }

    private static Effects told(Decision<OrderTimers, TimerEvent> decision, TimerChange fired) {
        return switch (decision) {
            case Decision.Accepted<OrderTimers, TimerEvent> accepted ->
                TimerFacts.of(accepted).with(fired);
            case Decision.Refused<OrderTimers, TimerEvent> _ -> Effects.NONE;
        };
    }

    private static boolean happened(Handled<OrderTimers, TimerEvent> handled) {
        return handled instanceof Handled.Decided<OrderTimers, TimerEvent>(var decision)
                && decision instanceof Decision.Accepted<OrderTimers, TimerEvent> accepted
                && !accepted.events().isEmpty();
    }
}
