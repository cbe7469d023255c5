package dev.campusg.eventstore.quarkus.kafka;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Hands the records of a topic to the participants. Records of one key go one after the other, different keys side by
 * side, so that their steps share a commit. A batch is done when every record of it is committed or dead-lettered;
 * while the store is away it waits, and the topic with it.
 */
@ApplicationScoped
class MessageConsumer {

    private static final Logger LOG = Logger.getLogger(MessageConsumer.class);

    /** How many keys of a batch are under way at once. */
    private static final int MAX_CONCURRENCY = 256;

    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(1);

    private final JsonEnvelope envelope;
    private final List<Participant<?, ?, ?>> participants;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    MessageConsumer(
            JsonEnvelope envelope,
            @All List<Participant<?, ?, ?>> participants,
            DeadLetters deadLetters,
            MeterRegistry metrics) {
        this.envelope = envelope;
        this.participants = participants;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    Uni<Void> consume(ConsumerRecords<String, String> batch) {
        Map<Object, List<ConsumerRecord<String, String>>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> message : batch) {
            Object lane = message.key() == null ? message.topic() + message.partition() : message.key();
            byKey.computeIfAbsent(lane, _ -> new ArrayList<>()).add(message);
        }
        return Multi.createFrom()
                .iterable(byKey.values())
                .onItem()
                .transformToUni(this::inOrder)
                .merge(MAX_CONCURRENCY)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> inOrder(List<ConsumerRecord<String, String>> sameKey) {
        return sameKey.size() == 1
                ? one(sameKey.getFirst())
                : Multi.createFrom()
                        .iterable(sameKey)
                        .onItem()
                        .transformToUniAndConcatenate(this::one)
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<Void> one(ConsumerRecord<String, String> message) {
        return switch (envelope.decode(message.key(), message.value())) {
            case Inbound.Understood(var received) -> handle(message, received);
            case Inbound.Unknown(var type) -> {
                metrics.counter("messages.unknown", "topic", message.topic()).increment();
                LOG.debugf("%s: ignored a message of unknown type %s", message.topic(), type);
                yield Uni.createFrom().voidItem();
            }
            case Inbound.Poison(var reason) -> bury(message, reason);
        };
    }

    private Uni<Void> handle(ConsumerRecord<String, String> message, Received<?> received) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Participant<?, ?, ?> participant : participants) {
            if (participant.reactsTo(received.message().getClass())) {
                all = all.chain(
                        () -> untilStored(Uni.createFrom().completionStage(() -> participant.receive(received))));
            }
        }
        return all.onFailure()
                .recoverWithUni(failure -> bury(message, "it cannot be handled: " + unwrapped(failure)))
                .onItem()
                .invoke(() -> metrics.counter("messages.handled", "topic", message.topic())
                        .increment());
    }

    private Uni<Void> bury(ConsumerRecord<String, String> message, String reason) {
        metrics.counter("messages.dead", "topic", message.topic()).increment();
        LOG.warnf(
                "%s-%d@%d went to the dead letters: %s",
                message.topic(), message.partition(), message.offset(), reason);
        return untilStored(Uni.createFrom()
                .completionStage(() -> deadLetters.bury(message, reason))
                .replaceWithVoid());
    }

    /** A store that is away, or a stream under siege, is no reason to lose a message: try until it is stored. */
    private static Uni<Void> untilStored(Uni<Void> attempt) {
        return attempt.onFailure(MessageConsumer::passes)
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }

    private static boolean passes(Throwable failure) {
        return switch (unwrapped(failure)) {
            case StoreUnavailable _ -> true;
            case Rejected rejected -> rejected.code().equals("CONTENDED");
            case Throwable _ -> false;
        };
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException wrapper && wrapper.getCause() != null
                ? wrapper.getCause()
                : failure;
    }
}
