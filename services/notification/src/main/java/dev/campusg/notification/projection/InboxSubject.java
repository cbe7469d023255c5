package dev.campusg.notification.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.EventCodec;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.quarkus.live.Subject;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.NotificationCreated;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A new notification is news of its user's inbox. */
@Singleton
class InboxSubject implements Subject {

    private static final String CREATED = NotificationCreated.class.getSimpleName();

    private final EventCodec<NotificationEvent> events;

    InboxSubject(ObjectMapper mapper) {
        this.events = Notifications.codec(mapper);
    }

    static String of(String userId) {
        return "inbox of " + userId;
    }

    @Override
    public String category() {
        return Notifications.CATEGORY;
    }

    @Override
    public Optional<String> of(StreamId stream, NewEvent event) {
        return event.type().equals(CREATED) && events.decode(event) instanceof NotificationCreated created
                ? Optional.of(of(created.userId()))
                : Optional.empty();
    }
}
