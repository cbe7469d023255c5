package dev.campusg.notification.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.contracts.SagaMessages;
import dev.campusg.contracts.TimerMessages;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.notification.domain.Mail;
import dev.campusg.notification.domain.Moment;
import dev.campusg.notification.domain.News;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import dev.campusg.notification.domain.NotificationStatus;
import dev.campusg.notification.domain.OrderParties;
import dev.campusg.notification.domain.PartiesCommand;
import dev.campusg.notification.domain.PartiesEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

@RegisterForReflection(
        targets = {
            Notification.class,
            Mail.class,
            NotificationEvent.class,
            NotificationView.class,
            NotificationView.Email.class,
            OrderParties.class,
            PartiesEvent.class,
            News.class,
            Moment.class,
            NotificationStatus.class,
            Money.class,
            NotificationMessages.class,
            OrderMessages.class,
            PaymentMessages.class,
            EscrowMessages.class,
            TimerMessages.class,
            SagaMessages.class
        })
class NotificationBeans {

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    @Produces
    @Singleton
    MessageCatalog catalog() {
        return CATALOG;
    }

    @Produces
    @Singleton
    Participant<Notification, NotificationCommand, NotificationEvent> notifications(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper, Set<Channel> channels) {
        return Notifications.participant(store, encoder, mapper, channels);
    }

    @Produces
    @Singleton
    Participant<OrderParties, PartiesCommand, PartiesEvent> orderNews(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return OrderNews.participant(store, encoder, mapper);
    }
}
