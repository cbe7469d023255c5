package dev.campusg.dev.testing;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what a test wants said, and hears everything that is said on some topics, and when. */
public final class Wire implements AutoCloseable {

    /** What was said. */
    public record Heard(String topic, String key, String value, Instant at) {

        public JsonObject envelope() {
            return new JsonObject(value);
        }

        public String type() {
            return envelope().getString("type");
        }

        public JsonObject payload() {
            return envelope().getJsonObject("payload");
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread = Thread.ofPlatform().name("wire").daemon().unstarted(this::listen);

    Wire(String bootstrap, Collection<String> topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 1), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> all = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread.start();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(message ->
                                heard.add(new Heard(message.topic(), message.key(), message.value(), Instant.now())));
            }
        } catch (WakeupException closed) {
            // As it should be.
        }
    }

    public void say(String topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** What was said on a topic under a key, in order. */
    public List<Heard> on(String topic, String key) {
        return heard.stream()
                .filter(message -> topic.equals(message.topic()) && key.equals(message.key()))
                .toList();
    }

    /** All that was said on a topic. */
    public List<Heard> on(String topic) {
        return heard.stream().filter(message -> topic.equals(message.topic())).toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.wakeup();
    }
}
