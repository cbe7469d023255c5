package dev.campusg.notification.application;

import dev.campusg.notification.domain.Mail;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notification as the world sees it. */
public record NotificationView(
        String notificationId,
        String userId,
        String type,
        String title,
        String message,
        @Nullable String orderId,
        NotificationStatus status,
        boolean read,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant readAt,
        @Nullable Email email) {

    /** How far its e-mail has come. */
    public record Email(
            Mail.Status status, int attempts, @Nullable String error) {

        static @Nullable Email of(@Nullable Mail mail) {
            return mail == null ? null : new Email(mail.status(), mail.attempts(), mail.why());
        }
    }

    public static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.notificationId(),
                notification.userId(),
                notification.type(),
                notification.title(),
                notification.message(),
                notification.orderId(),
                notification.status(),
                notification.readAt() != null,
                notification.createdAt(),
                notification.sentAt(),
                notification.readAt(),
                Email.of(notification.mail()));
    }
}
