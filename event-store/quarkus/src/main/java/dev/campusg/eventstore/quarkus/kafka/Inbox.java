package dev.campusg.eventstore.quarkus.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * All that a service hears, on one channel: {@code mp.messaging.incoming.inbox.topics} names its topics. One consumer
 * for all of them keeps everything about one key in one order of handling, and a service small. A batch need not be done
 * for the next to begin, else the slowest message of each would hold up everybody.
 */
@ApplicationScoped
class Inbox {

    /** How many batches are under way at once: with {@code max.poll.records} the most messages in memory. */
    private static final int BATCHES = 8;

    private final Multi<Message<ConsumerRecords<String, String>>> batches;
    private final MessageConsumer consumer;

    Inbox(@Channel("inbox") Multi<Message<ConsumerRecords<String, String>>> batches, MessageConsumer consumer) {
        this.batches = batches;
        this.consumer = consumer;
    }

    void open(@Observes StartupEvent started) {
        batches.onItem().transformToUni(this::hear).merge(BATCHES).subscribe().with(_ -> {});
    }

    private Uni<Void> hear(Message<ConsumerRecords<String, String>> batch) {
        return Uni.createFrom()
                .completionStage(() -> consumer.consume(batch.getPayload())
                        .handle((_, failure) -> failure == null ? batch.ack() : batch.nack(failure))
                        .thenCompose(Function.identity()));
    }
}
