package dev.campusg.notification.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.contracts.Topics;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.OrderParties;
import dev.campusg.notification.domain.PartiesCommand;
import dev.campusg.notification.domain.PartiesEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole service on a store in memory, with a post office that delivers its own commands to itself. */
final class Post {

    static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    static final String ORDER = "o1";
    static final String SAGA = "saga-1";

    private final InMemoryEventStore store = new InMemoryEventStore(Clock.fixed(T, ZoneOffset.UTC));
    private final Map<String, Received<?>> sent = new HashMap<>();
    private final MessageEncoder encoder = (message, id, correlation, cause) -> {
        String messageId = message.id() == null ? id : message.id();
        sent.put(messageId, received(message, messageId, correlation, cause));
        return new OutboxMessage(message.topic(), message.key(), messageId, Map.of());
    };
    private final Participant<Notification, NotificationCommand, NotificationEvent> notifications =
            Notifications.participant(store, encoder, mapper());
    private final Participant<OrderParties, PartiesCommand, PartiesEvent> news =
            OrderNews.participant(store, encoder, mapper());

    /** What was answered, in order. */
    final List<Object> replies = new ArrayList<>();

    private final Map<String, Notification> inbox = new LinkedHashMap<>();

    private static Received<?> received(Outgoing message, String id, String correlation, String cause) {
        return new Received<>(message.message(), id, correlation, cause, message.key(), "notification-service", T);
    }

    /** Delivers a message and all that follows from it. */
    void deliver(String id, Object message) {
        deliver(new Received<>(message, id, SAGA, null, ORDER, "some-service", T));
    }

    private void deliver(Received<?> received) {
        notifications.receive(received).toCompletableFuture().join();
        news.receive(received).toCompletableFuture().join();
        List<Long> published = new ArrayList<>();
        for (var pending : take(List.of())) {
            published.add(pending.id());
            Received<?> next = sent.get(pending.message().value());
            if (pending.message().topic().equals(Topics.NOTIFICATION_COMMANDS)) {
                take(published);
                deliver(next);
            } else {
                replies.add(next.message());
                remember(next);
            }
        }
        take(published);
    }

    private void remember(Received<?> reply) {
        if (reply.message() instanceof dev.campusg.contracts.NotificationMessages.NotificationSent told) {
            inbox.put(
                    told.notificationId(),
                    notifications
                            .streams()
                            .current(told.notificationId())
                            .toCompletableFuture()
                            .join()
                            .state());
        }
    }

    private List<dev.campusg.eventstore.Outbox.Pending> take(List<Long> published) {
        return store.take("post", published, 100, Duration.ofSeconds(1))
                .toCompletableFuture()
                .join()
                .messages();
    }

    /** The types of what a user was told, the first one first. */
    List<String> told(String user) {
        return inbox.values().stream()
                .filter(notification -> notification.userId().equals(user))
                .map(Notification::type)
                .toList();
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
