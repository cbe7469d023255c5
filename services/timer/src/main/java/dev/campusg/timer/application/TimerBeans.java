package dev.campusg.timer.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.TimerMessages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.Terms;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@RegisterForReflection(
        targets = {OrderTimers.class, RequestTimer.class, Terms.class, TimerEvent.class, TimerMessages.class})
class TimerBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<OrderTimers, TimerCommand, TimerEvent> timers(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper, DefaultDuration duration) {
        return RequestTimers.participant(store, encoder, mapper, duration.value());
    }

    @Produces
    @Singleton
    Expiry expiry(Participant<OrderTimers, TimerCommand, TimerEvent> timers, Clock clock) {
        return new Expiry(timers, clock);
    }
}
