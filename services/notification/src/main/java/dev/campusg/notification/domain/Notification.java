package dev.campusg.notification.domain;

import dev.campusg.notification.domain.NotificationEvent.NotificationCreated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a user was told.
 *
 * @param readAt null while unread
 * @param revertedAt when it was taken back; then it is in no list any more
 * @param mail null if it goes out by no e-mail
 */
public record Notification(
        NotificationStatus status,
        String notificationId,
        String userId,
        String type,
        String title,
        String message,
        @Nullable String orderId,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant readAt,
        @Nullable Instant revertedAt,
        @Nullable Mail mail) {

    static final Notification NONE =
            new Notification(NotificationStatus.NONE, "", "", "", "", "", null, Instant.EPOCH, null, null, null, null);

    static Notification of(NotificationCreated created) {
        return new Notification(
                NotificationStatus.CREATED,
                created.notificationId(),
                created.userId(),
                created.type(),
                created.title(),
                created.message(),
                created.orderId(),
                created.at(),
                null,
                null,
                null,
                null);
    }

    Notification sent(Instant at) {
        return with(NotificationStatus.SENT, at, readAt, revertedAt, mail);
    }

    Notification read(Instant at) {
        return with(status, sentAt, at, revertedAt, mail);
    }

    /** What is taken back before its e-mail went out is not sent any more. */
    Notification reverted(Instant at) {
        return with(status, sentAt, readAt, at, mail != null && mail.pending() ? null : mail);
    }

    Notification with(Mail next) {
        return with(status, sentAt, readAt, revertedAt, next);
    }

    private Notification with(
            NotificationStatus next,
            @Nullable Instant sent,
            @Nullable Instant read,
            @Nullable Instant reverted,
            @Nullable Mail post) {
        return new Notification(
                next, notificationId, userId, type, title, message, orderId, createdAt, sent, read, reverted, post);
    }
}
