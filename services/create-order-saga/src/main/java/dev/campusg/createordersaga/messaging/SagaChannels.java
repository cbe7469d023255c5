package dev.campusg.createordersaga.messaging;

import dev.campusg.eventstore.quarkus.kafka.MessageConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class SagaChannels {

    private final MessageConsumer consumer;

    SagaChannels(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("order-events")
    Uni<Void> orders(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("user-events")
    Uni<Void> users(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("payment-events")
    Uni<Void> payments(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("escrow-events")
    Uni<Void> escrows(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("timer-events")
    Uni<Void> timers(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("notification-events")
    Uni<Void> notifications(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
