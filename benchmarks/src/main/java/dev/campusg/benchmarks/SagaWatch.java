package dev.campusg.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens on Kafka for sagas that end, as a client would that does not want to ask again and again. */
final class SagaWatch implements AutoCloseable {

    private static final String TOPIC = "saga_events";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, CompletableFuture<Long>> ends = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;
    private volatile boolean closing;

    SagaWatch(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("saga-watch").start(this::listen);
    }

    /**
     * When an order's saga told that it had completed, by {@link System#nanoTime()}; fails if it ends otherwise.
     *
     * @param saga the name of its definition
     */
    CompletableFuture<Long> completed(String saga, String orderId) {
        // The news may be here before the answer to the request.
        var name = name(saga, orderId);
        return end(name).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).whenComplete((_, _) -> ends.remove(name));
    }

    private CompletableFuture<Long> end(String name) {
        return ends.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }

    private static String name(String saga, String orderId) {
        return saga + " " + orderId;
    }

    private void listen() {
        try (consumer) {
            while (!closing) {
                consumer.poll(POLL).forEach(this::hear);
            }
        }
    }

    private void hear(ConsumerRecord<String, String> message) {
        long now = System.nanoTime();
        try {
            var envelope = JSON.readTree(message.value());
            var payload = envelope.path("payload");
            var saga =
                    name(payload.path("saga").asText(), payload.path("order_id").asText());
            switch (payload.path("status").asText()) {
                case "COMPLETED" -> end(saga).complete(now);
                case "STARTED", "COMPENSATING" -> {}
                default ->
                    end(saga).completeExceptionally(new IllegalStateException("a saga ended otherwise: " + payload));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an envelope: " + message.value(), e);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
