/** Notifications over Kafka. */
@NullMarked
package dev.campusg.notification.messaging;

import org.jspecify.annotations.NullMarked;
