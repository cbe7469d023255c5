package dev.campusg.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a notification. The names are stored: they stay. */
public sealed interface NotificationEvent {

    Instant at();

    record NotificationCreated(
            String notificationId,
            String userId,
            String type,
            String title,
            String message,
            @Nullable String orderId,
            Instant at)
            implements NotificationEvent {}

    /** @param channel by which way it went out */
    record NotificationSent(Channel channel, Instant at) implements NotificationEvent {}

    record NotificationRead(Instant at) implements NotificationEvent {}

    record NotificationReverted(Instant at) implements NotificationEvent {}

    /** It is to be sent by e-mail too. */
    record MailRequested(Instant at) implements NotificationEvent {}

    /** The e-mail is about to be handed over. */
    record MailTried(int attempt, Instant at) implements NotificationEvent {}

    record MailPostponed(String why, Instant until, Instant at) implements NotificationEvent {}

    record MailGivenUp(String why, Instant at) implements NotificationEvent {}

    enum Channel {
        IN_APP,
        EMAIL
    }
}
