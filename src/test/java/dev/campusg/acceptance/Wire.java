package dev.campusg.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks on and listens to the topics, past every service. */
final class Wire {

    static final String PLANTED = "planted_by_a_test";

    private static final int LARGEST = 16 << 20;

    private final String bootstrap;

    Wire(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Says what no service said; the header {@link #PLANTED} tells. */
    void say(String topic, String key, String value) {
        ConsumerRecord<String, String> planted = new ConsumerRecord<>(topic, 0, 0, key, value);
        planted.headers().add(PLANTED, new byte[0]);
        sayAgain(List.of(planted));
    }

    /** Publishes records as they were: same topic, key, value and headers, in order. */
    void sayAgain(Collection<ConsumerRecord<String, String>> records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.request.size", LARGEST);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (ConsumerRecord<String, String> it : records) {
                producer.send(new ProducerRecord<>(it.topic(), null, it.key(), it.value(), it.headers()))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The names of all topics but Kafka's own. */
    Set<String> topics() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer())) {
            return consumer.listTopics().keySet().stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .collect(Collectors.toSet());
        }
    }

    /** Everything that is on some topics now, each partition in its order. */
    List<ConsumerRecord<String, String>> all(Collection<String> topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "fetch.max.bytes", LARGEST);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
