package dev.campusg.acceptordersaga.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.acceptordersaga.domain.HandoverSagas;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.SagaMessages;
import dev.campusg.contracts.TimerMessages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@RegisterForReflection(
        targets = {
            Handover.class,
            Money.class,
            OrderMessages.class,
            TimerMessages.class,
            NotificationMessages.class,
            SagaMessages.class
        })
class SagaBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    /** @param deadline how long a participant may take over a first attempt */
    @Produces
    @Singleton
    Sagas<Handover> sagas(
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock,
            @ConfigProperty(name = "saga.step.deadline", defaultValue = "PT10S") Duration deadline) {
        return AcceptOrderSagas.on(HandoverSagas.machine(deadline), store, encoder, mapper, clock);
    }

    @Produces
    @Singleton
    Participant<SagaState<Handover>, SagaInput<Handover>, SagaEvent<Handover>> participant(Sagas<Handover> sagas) {
        return sagas.participant();
    }
}
