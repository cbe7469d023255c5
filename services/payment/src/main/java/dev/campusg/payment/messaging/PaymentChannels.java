package dev.campusg.payment.messaging;

import dev.campusg.eventstore.quarkus.kafka.MessageConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class PaymentChannels {

    private final MessageConsumer consumer;

    PaymentChannels(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("payment-commands")
    Uni<Void> commands(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("escrow-events")
    Uni<Void> escrow(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
