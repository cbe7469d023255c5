package dev.campusg.payment.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.payment.domain.Asker;
import dev.campusg.payment.domain.Errands;
import dev.campusg.payment.domain.Failure;
import dev.campusg.payment.domain.GatewayWork;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.payment.domain.Payout;
import dev.campusg.payment.domain.Terms;
import dev.campusg.payment.domain.Waiting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@RegisterForReflection(
        targets = {
            Payment.class,
            Terms.class,
            Payout.class,
            Errands.class,
            GatewayWork.class,
            Waiting.class,
            Asker.class,
            Failure.class,
            PaymentEvent.class,
            PaymentView.class,
            Money.class,
            PaymentMessages.class,
            EscrowMessages.class
        })
class PaymentBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<Payment, PaymentCommand, PaymentEvent> payments(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return Payments.participant(store, encoder, mapper);
    }

    @Produces
    @Singleton
    GatewayReaction gateway(
            Participant<Payment, PaymentCommand, PaymentEvent> payments,
            PaymentGateway gateway,
            Clock clock,
            @ConfigProperty(name = "payment.gateway.limit") Duration limit) {
        return new GatewayReaction(payments, gateway, clock, limit);
    }
}
