package dev.campusg.eventstore.quarkus.kafka;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Hands the records of a topic to the participants. Records of one key go one after the other, also those of different
 * batches; different keys go side by side, so that their steps share a commit. A batch is done when every record of it
 * is committed or dead-lettered; while the store is away it waits, and the topic with it.
 */
@ApplicationScoped
class MessageConsumer {

    private static final Logger LOG = Logger.getLogger(MessageConsumer.class);

    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(1);

    private final JsonEnvelope envelope;
    private final List<Participant<?, ?, ?>> participants;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final Lanes lanes = new Lanes();

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

    CompletionStage<Void> consume(ConsumerRecords<String, String> batch) {
        List<CompletableFuture<Void>> all = new ArrayList<>(batch.count());
        for (ConsumerRecord<String, String> message : batch) {
            Object lane = message.key() == null ? message.topic() + message.partition() : message.key();
            all.add(lanes.queue(lane, () -> one(message)));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private CompletionStage<Void> one(ConsumerRecord<String, String> message) {
        return switch (envelope.decode(message.key(), message.value())) {
            case Inbound.Understood(var received) -> handle(message, received);
            case Inbound.Unknown(var type) -> {
                count("messages.unknown", message);
                LOG.debugf("%s: ignored a message of unknown type %s", message.topic(), type);
                yield CompletableFuture.completedStage(null);
            }
            case Inbound.Poison(var reason) -> bury(message, reason);
        };
    }

    private CompletionStage<Void> handle(ConsumerRecord<String, String> message, Received<?> received) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Participant<?, ?, ?> participant : participants) {
            if (participant.reactsTo(received.message().getClass())) {
                all = all.thenCompose(_ -> untilStored(() -> participant.receive(received), FIRST_RETRY));
            }
        }
        return all.exceptionallyCompose(failure -> bury(message, "it cannot be handled: " + unwrapped(failure)))
                .thenRun(() -> count("messages.handled", message));
    }

    private CompletionStage<Void> bury(ConsumerRecord<String, String> message, String reason) {
        count("messages.dead", message);
        LOG.warnf(
                "%s-%d@%d went to the dead letters: %s",
                message.topic(), message.partition(), message.offset(), reason);
        return untilStored(() -> deadLetters.bury(message, reason).thenAccept(_ -> {}), FIRST_RETRY);
    }

    private void count(String what, ConsumerRecord<String, String> message) {
        metrics.counter(what, "topic", message.topic()).increment();
    }

    /** A store that is away, or a stream under siege, is no reason to lose a message: try until it is stored. */
    private static CompletionStage<Void> untilStored(Supplier<CompletionStage<Void>> attempt, Duration pause) {
        return attempt.get().exceptionallyCompose(failure -> {
            if (!passes(failure)) {
                return CompletableFuture.failedStage(failure);
            }
            Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
            Duration longer = Collections.min(List.of(pause.multipliedBy(2), SLOWEST_RETRY));
            return CompletableFuture.runAsync(() -> {}, later).thenCompose(_ -> untilStored(attempt, longer));
        });
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
