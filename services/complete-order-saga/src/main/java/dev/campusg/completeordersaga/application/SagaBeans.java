package dev.campusg.completeordersaga.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.completeordersaga.domain.CompleteOrderSaga;
import dev.campusg.completeordersaga.domain.Deadlines;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.contracts.SagaMessages;
import dev.campusg.contracts.UserMessages;
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
            CompleteOrder.class,
            Money.class,
            OrderMessages.class,
            UserMessages.class,
            PaymentMessages.class,
            EscrowMessages.class,
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

    /**
     * @param deadline how long a participant may take over a first attempt
     * @param paymentDeadline the same for the payout
     */
    @Produces
    @Singleton
    Sagas<CompleteOrder> sagas(
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock,
            @ConfigProperty(name = "saga.step.deadline", defaultValue = "PT10S") Duration deadline,
            @ConfigProperty(name = "saga.payment.deadline", defaultValue = "PT20S") Duration paymentDeadline) {
        return CompleteOrderSagas.on(
                CompleteOrderSaga.definition(new Deadlines(deadline, paymentDeadline)), store, encoder, mapper, clock);
    }

    @Produces
    @Singleton
    Participant<SagaState<CompleteOrder>, SagaInput<CompleteOrder>, SagaEvent<CompleteOrder>> participant(
            Sagas<CompleteOrder> sagas) {
        return sagas.participant();
    }
}
