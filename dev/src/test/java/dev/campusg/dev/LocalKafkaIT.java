package dev.campusg.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
    private static final String TOPIC = "order_events";

    @TempDir
    Path home;

    @Test
    void messages_survive_a_restart_on_the_same_port() throws Exception {
        int port;
        try (var kafka = LocalKafka.start(home, 0)) {
            port = kafka.port();
            kafka.createTopics(List.of(TOPIC), 3).createTopics(List.of(TOPIC), 3);
            send(kafka, "before");
        }
        try (var kafka = LocalKafka.start(home, port)) {
            send(kafka, "after");
            assertThat(received(kafka, 2)).containsExactlyInAnyOrder("before", "after");
        }
    }

    @Test
    void a_message_of_ten_megabytes_arrives() throws Exception {
        try (var kafka = LocalKafka.temporary()) {
            kafka.createTopics(List.of(TOPIC), 1);
            send(kafka, "x".repeat(10 * 1024 * 1024));
            assertThat(received(kafka, 1).getFirst()).hasSize(10 * 1024 * 1024);
        }
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "max.request.size", 16 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
        }
    }

    private static List<String> received(LocalKafka kafka, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "group.id", "test", "auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Await.until("%d messages".formatted(count), Duration.ofSeconds(20), () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(it -> values.add(it.value()));
                return values.size() >= count;
            });
        }
        return values;
    }
}
