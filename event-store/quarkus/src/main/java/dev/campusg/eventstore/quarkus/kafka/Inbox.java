package dev.campusg.eventstore.quarkus.kafka;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * All that a service hears, on one channel: {@code mp.messaging.incoming.inbox.topics} names its topics. One consumer
 * for all of them keeps everything about one key in one order of handling, and a service small. A batch need not be done
 * for the next to begin, else the slowest message of each would hold up everybody.
 */
@ApplicationScoped
class Inbox {

    /** How many batches are under way at once: with {@code max.poll.records} the most messages in memory. */
    private static final int BATCHES = 8;

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Multi<Message<ConsumerRecords<String, String>>> batches;
    private final MessageConsumer consumer;

    private final boolean hears;
    private final Runnable end;

    /** @param hears whether this service listens to anything at all */
    @Inject
    Inbox(
            @Channel("inbox") Multi<Message<ConsumerRecords<String, String>>> batches,
            MessageConsumer consumer,
            @ConfigProperty(name = "mp.messaging.incoming.inbox.enabled", defaultValue = "true") boolean hears) {
        this(batches, consumer, hears, () -> Quarkus.asyncExit(1));
    }

    Inbox(
            Multi<Message<ConsumerRecords<String, String>>> batches,
            MessageConsumer consumer,
            boolean hears,
            Runnable end) {
        this.batches = batches;
        this.consumer = consumer;
        this.hears = hears;
        this.end = end;
    }

    void open(@Observes StartupEvent started) {
        if (hears) {
            batches.onItem()
                    .transformToUni(this::hear)
                    .merge(BATCHES)
                    .subscribe()
                    .with(_ -> {}, this::deaf);
        }
    }

    /** A service that hears nothing any more looks alive and is not: it is better started again. */
    private void deaf(Throwable failure) {
        LOG.fatal("Nothing is heard any more; ending, to be started again", failure);
        end.run();
    }

    private Uni<Void> hear(Message<ConsumerRecords<String, String>> batch) {
        return Uni.createFrom()
                .completionStage(() -> consumer.consume(batch.getPayload())
                        .handle((_, failure) -> failure == null ? batch.ack() : batch.nack(failure))
                        .thenCompose(Function.identity()));
    }
}
