package dev.campusg.eventstore.quarkus.kafka;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * All that a service hears, on one channel: {@code mp.messaging.incoming.inbox.topics} names its topics. One consumer
 * for all of them keeps everything about one key in one order of handling, and a service small.
 */
@ApplicationScoped
class Inbox {

    private final MessageConsumer consumer;

    Inbox(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("inbox")
    Uni<Void> hear(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
