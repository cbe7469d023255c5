package dev.campusg.scheduler.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.Messages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@RegisterForReflection(targets = {ScheduledEvent.class, ScheduleEvent.class, Terms.class, Wishes.class})
class SchedulerBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return ScheduledEvents.participant(store, encoder, mapper);
    }

    @Produces
    @Singleton
    Firing firing(
            Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events,
            Peers peers,
            ObjectMapper mapper,
            Clock clock) {
        return new Firing(events, peers, mapper, clock);
    }
}
