/** Users over Kafka. */
@NullMarked
package dev.campusg.user.messaging;

import org.jspecify.annotations.NullMarked;
