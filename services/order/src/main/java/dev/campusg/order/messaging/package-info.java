/** Orders over Kafka. */
@NullMarked
package dev.campusg.order.messaging;

import org.jspecify.annotations.NullMarked;
