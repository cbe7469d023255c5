package dev.campusg.notification.domain;

/** How far a notification has come. */
public enum NotificationStatus {
    NONE,
    CREATED,
    SENT
}
