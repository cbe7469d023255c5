package dev.campusg.notification.api;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.notification.application.MailTimer;
import dev.campusg.notification.application.NotificationView;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What both families of endpoints do. */
@Singleton
class Sending {

    private final Participant<Notification, NotificationCommand, NotificationEvent> notifications;
    private final RequestIdentity identity;
    private final Clock clock;

    Sending(
            Participant<Notification, NotificationCommand, NotificationEvent> notifications,
            RequestIdentity identity,
            Clock clock) {
        this.notifications = notifications;
        this.identity = identity;
        this.clock = clock;
    }

    Uni<NotificationView> send(SendBody body) {
        identity.caller().require(Role.SERVICE, Role.ADMIN);
        String id = identity.allottedId();
        return tell(
                id,
                new NotificationCommand.Send(
                        id, body.userId(), body.type(), body.title(), body.message(), body.orderId(), clock.instant()));
    }

    Uni<NotificationView> tell(String id, NotificationCommand command) {
        return tell(id, identity.metadata(), command);
    }

    Uni<NotificationView> tell(String id, Metadata metadata, NotificationCommand command) {
        return Uni.createFrom()
                .completionStage(() -> notifications.run(id, metadata, command, MailTimer::of))
                .map(current -> NotificationView.of(current.state()));
    }
}
