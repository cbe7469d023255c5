package dev.campusg.timer.messaging;

import dev.campusg.eventstore.quarkus.kafka.MessageConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class TimerChannels {

    private final MessageConsumer consumer;

    TimerChannels(MessageConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("timer-commands")
    Uni<Void> commands(ConsumerRecords<String, String> batch) {
        return consumer.consume(batch);
    }
}
