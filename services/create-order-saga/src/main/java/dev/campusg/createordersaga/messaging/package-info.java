/** Sagas over Kafka. */
@NullMarked
package dev.campusg.createordersaga.messaging;

import org.jspecify.annotations.NullMarked;
