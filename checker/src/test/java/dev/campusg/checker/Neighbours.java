package dev.campusg.checker;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.notification.application.MailTimer;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.scheduler.application.Peers;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.Move;
import dev.campusg.scheduler.domain.Situation;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The services a scheduled event asks, as far as reminders go. */
record Neighbours(
        Participant<Order, OrderCommand, OrderEvent> orders,
        Participant<Notification, NotificationCommand, NotificationEvent> notifications)
        implements Peers {

    @Override
    public CompletionStage<Situation> look(Kind kind, String orderId, Wishes wishes) {
        return orders.streams()
                .current(orderId)
                .thenApply(order -> new Situation(
                        orderId,
                        order.state().status().name(),
                        order.state().runnerId(),
                        order.state().sagaId(),
                        null,
                        null,
                        null));
    }

    @Override
    public CompletionStage<String> perform(Move move, Terms event, Situation situation) {
        Move.Tell tell = (Move.Tell) move;
        var send = new NotificationCommand.Send(
                event.eventId(),
                tell.userId(),
                event.eventType().name(),
                tell.title(),
                tell.message(),
                situation.orderId(),
                Instant.now());
        return notifications
                .run(event.eventId(), new Metadata(null, null, "scheduler"), send, MailTimer::of)
                .thenApply(_ -> "told " + tell.userId());
    }
}
