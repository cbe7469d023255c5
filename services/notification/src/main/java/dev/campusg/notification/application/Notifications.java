package dev.campusg.notification.application;

import static dev.campusg.contracts.Topics.NOTIFICATION_EVENTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Decision.Accepted;
import dev.campusg.eventstore.Decision.Refused;
import dev.campusg.eventstore.EventCodec;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationDecider;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Notifications as a participant of sagas: they send what they are told to send. */
public final class Notifications {

    public static final String CATEGORY = "notification";

    static final EventTypes<NotificationEvent> EVENTS = EventTypes.of(NotificationEvent.class);

    private static final List<Reaction<?, Notification, NotificationCommand, NotificationEvent>> REACTIONS = List.of(
            Reaction.opening(SendNotification.class, NotificationIds::of, Notifications::send, Notifications::reply));

    private Notifications() {}

    /** Those that go to the inbox in the app alone. */
    public static Participant<Notification, NotificationCommand, NotificationEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return participant(store, encoder, mapper, Set.of(Channel.IN_APP));
    }

    public static Participant<Notification, NotificationCommand, NotificationEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper, Set<Channel> channels) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new NotificationDecider(channels),
                        codec(mapper),
                        new JacksonState<>(mapper, 1, Notification.class)),
                encoder,
                REACTIONS);
    }

    public static EventCodec<NotificationEvent> codec(ObjectMapper mapper) {
        return new JacksonEvents<>(mapper, EVENTS, Map.of());
    }

    private static NotificationCommand send(Received<SendNotification> received) {
        SendNotification command = received.message();
        return new NotificationCommand.Send(
                NotificationIds.of(received),
                command.userId(),
                command.notificationType(),
                command.title(),
                command.message(),
                command.orderId(),
                received.at());
    }

    private static Effects reply(
            Received<SendNotification> received, Decision<Notification, NotificationEvent> decision) {
        SendNotification command = received.message();
        String key = Stream.of(received.key(), command.orderId(), command.userId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Outgoing reply = Outgoing.to(
                NOTIFICATION_EVENTS,
                key,
                switch (decision) {
                    case Accepted<Notification, NotificationEvent> accepted ->
                        new NotificationSent(
                                accepted.state().notificationId(),
                                accepted.state().userId(),
                                accepted.state().orderId());
                    case Refused<Notification, NotificationEvent> refused ->
                        new NotificationFailed(command.orderId(), refused.why().detail());
                });
        return new Effects(List.of(reply), MailTimer.changes(decision));
    }
}
