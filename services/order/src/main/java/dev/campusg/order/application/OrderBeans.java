package dev.campusg.order.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.Proof;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@RegisterForReflection(
        targets = {
            Order.class,
            OrderEvent.class,
            OrderView.class,
            Proof.class,
            Money.class,
            OrderMessages.class,
            PaymentMessages.class
        })
class OrderBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<Order, OrderCommand, OrderEvent> orders(EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return OrderService.participant(store, encoder, mapper);
    }
}
