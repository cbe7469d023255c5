package dev.campusg.order.messaging;

import dev.campusg.eventstore.quarkus.kafka.MessageConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class OrderChannels {

    private final MessageConsumer consumer;

    OrderChannels(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("order-commands")
    Uni<Void> commands(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("payment-events")
    Uni<Void> payments(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
