package dev.campusg.user;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears everything that is said on some topics, and when. */
final class Listener implements AutoCloseable {

    record Heard(String topic, String key, String value, Instant at) {

        JsonObject envelope() {
            return new JsonObject(value);
        }

        String type() {
            return envelope().getString("type");
        }

        JsonObject payload() {
            return envelope().getJsonObject("payload");
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, String> consumer;

    Listener(String bootstrap, Collection<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> all = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Thread.ofPlatform().name("listener").daemon().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(message ->
                                heard.add(new Heard(message.topic(), message.key(), message.value(), Instant.now())));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    /** What was said on a topic under a key, in order. */
    List<Heard> on(String topic, String key) {
        return heard.stream()
                .filter(message -> topic.equals(message.topic()) && key.equals(message.key()))
                .toList();
    }

    List<Heard> all() {
        return heard;
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
