package dev.campusg.simulation;

import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.eventstore.testkit.simulation.Service;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.OrderParties;
import dev.campusg.notification.domain.PartiesCommand;
import dev.campusg.notification.domain.PartiesEvent;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.payment.application.GatewayReaction;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.timer.application.Expiry;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timers.TimerReaction;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.domain.UserEvent;
import java.util.List;
import java.util.Optional;

/** What runs in the processes of each service. */
interface Parts extends Service {

    JsonEnvelope envelope();

    @Override
    default Optional<Received<?>> read(OutboxMessage published) {
        return envelope().understood(published.key(), published.value());
    }

    @Override
    default List<TimerReaction> timers() {
        return List.of();
    }

    record OrderPart(JsonEnvelope envelope, Participant<Order, OrderCommand, OrderEvent> orders) implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(orders);
        }
    }

    record UserPart(JsonEnvelope envelope, Participant<User, UserCommand, UserEvent> users) implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(users);
        }
    }

    record PaymentPart(
            JsonEnvelope envelope, Participant<Payment, PaymentCommand, PaymentEvent> payments, GatewayReaction gateway)
            implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(payments);
        }

        @Override
        public List<TimerReaction> timers() {
            return List.of(gateway);
        }
    }

    record EscrowPart(JsonEnvelope envelope, Participant<Escrow, EscrowCommand, EscrowEvent> escrows) implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(escrows);
        }
    }

    record TimerPart(JsonEnvelope envelope, Participant<OrderTimers, TimerCommand, TimerEvent> requests, Expiry expiry)
            implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(requests);
        }

        @Override
        public List<TimerReaction> timers() {
            return List.of(expiry);
        }
    }

    record NotificationPart(
            JsonEnvelope envelope,
            Participant<Notification, NotificationCommand, NotificationEvent> notifications,
            Participant<OrderParties, PartiesCommand, PartiesEvent> news)
            implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(notifications, news);
        }
    }

    record SagaPart<D>(JsonEnvelope envelope, Sagas<D> sagas) implements Parts {
        @Override
        public List<Participant<?, ?, ?>> participants() {
            return List.of(sagas.participant());
        }

        @Override
        public List<TimerReaction> timers() {
            return List.of(sagas);
        }
    }
}
