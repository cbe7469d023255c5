package dev.campusg.dev.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.dev.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is said on Kafka from now on. */
final class Feed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;

    Feed(Endpoints endpoints) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", endpoints.kafka(), "default.api.timeout.ms", (int) PATIENCE.toMillis());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> all = Topics.names().stream()
                .filter(topic -> topic.endsWith("_events"))
                .map(endpoints::topic)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /** What has been said about an order since the last call; waits for something, but not longer than this. */
    List<Entry> about(String orderId, Duration atMost) {
        var entries = new ArrayList<Entry>();
        for (var message : consumer.poll(atMost)) {
            if (orderId.equals(message.key())) {
                read(message.value()).map(Reading::ofMessage).forEach(entries::add);
            }
        }
        return entries;
    }

    private static Stream<JsonNode> read(String message) {
        try {
            return Stream.of(JSON.readTree(message));
        } catch (JsonProcessingException e) {
            return Stream.empty(); // somebody else's; the services have their dead letters for it
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
