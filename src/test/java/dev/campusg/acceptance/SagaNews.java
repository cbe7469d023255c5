package dev.campusg.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears what sagas tell of themselves from now on, so that many can be waited for and none is asked again and again. */
final class SagaNews implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> reached = new HashSet<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread listener;
    private volatile boolean closing;

    SagaNews(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SAGA_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        listener = Thread.ofPlatform().name("saga-news").start(this::listen);
    }

    private void listen() {
        try (consumer) {
            while (!closing) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> hear(record.value()));
            }
        }
    }

    private synchronized void hear(String message) {
        try {
            JsonNode news = JSON.readTree(message).path("payload");
            reached.add(name(news.path("saga_id").asText(), news.path("status").asText()));
            notifyAll();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an envelope: " + message, e);
        }
    }

    /** Returns once the saga has told that it is, or was, in this status. */
    synchronized void await(String sagaId, String status) {
        long end = System.nanoTime() + Orders.LIMIT.toNanos();
        try {
            while (!reached.contains(name(sagaId, status))) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("saga %s did not tell that it is %s".formatted(sagaId, status));
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String name(String sagaId, String status) {
        return sagaId + " " + status;
    }

    @Override
    public void close() {
        closing = true;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
