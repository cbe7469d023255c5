package dev.campusg.notification.projection;

import dev.campusg.notification.domain.Notification;

/** @param seq its place in the feed; who has seen it has seen all before it */
public record Told(long seq, Notification notification) {}
