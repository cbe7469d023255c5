package dev.campusg.notification.messaging;

import dev.campusg.eventstore.quarkus.kafka.MessageConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class NotificationChannels {

    private final MessageConsumer consumer;

    NotificationChannels(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("notification-commands")
    Uni<Void> commands(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("order-events")
    Uni<Void> orders(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("payment-events")
    Uni<Void> payments(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("escrow-events")
    Uni<Void> escrow(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("timer-events")
    Uni<Void> timers(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }

    @Incoming("saga-events")
    Uni<Void> sagas(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
