package dev.campusg.eventstore.quarkus.kafka;

import dev.campusg.eventstore.messaging.Received;
import org.jspecify.annotations.Nullable;

/** What a record of a topic turned out to be. */
sealed interface Inbound {

    record Understood(Received<?> message) implements Inbound {}

    /** A type this service has no use for; other services may. */
    record Unknown(@Nullable String type) implements Inbound {}

    /** It will never be understood, however often it is tried. */
    record Poison(String reason) implements Inbound {}
}
