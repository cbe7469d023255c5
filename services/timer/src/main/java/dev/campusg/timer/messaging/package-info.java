/** Request timers over Kafka. */
@NullMarked
package dev.campusg.timer.messaging;

import org.jspecify.annotations.NullMarked;
