package dev.campusg.escrow.messaging;

import dev.campusg.eventstore.quarkus.kafka.MessageConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EscrowChannels {

    private final MessageConsumer consumer;

    EscrowChannels(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("escrow-commands")
    Uni<Void> commands(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
