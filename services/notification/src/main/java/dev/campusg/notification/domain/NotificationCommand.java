package dev.campusg.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a notification. */
public sealed interface NotificationCommand
        permits NotificationCommand.Send, NotificationCommand.MarkRead, NotificationCommand.Revert, MailCommand {

    record Send(
            String notificationId,
            String userId,
            String type,
            String title,
            String message,
            @Nullable String orderId,
            Instant at)
            implements NotificationCommand {}

    /** @param by the reader; null for a service, which may mark anybody's */
    record MarkRead(@Nullable String by, Instant at) implements NotificationCommand {}

    /** What it told turned out not to hold. */
    record Revert(Instant at) implements NotificationCommand {}
}
