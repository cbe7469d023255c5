package dev.campusg.examples.analytics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Some topics, all partitions, from the beginning. It commits nothing: the topics are the only memory, so there is no
 * state that could disagree with them, and any number of these may read side by side.
 */
final class Feed implements AutoCloseable {

    /** Longer than any message of CampusG. */
    private static final int LARGEST = 16 << 20;

    private static final Duration TURN = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;

    Feed(String servers, List<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "analytics-example",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        LARGEST),
                new StringDeserializer(),
                new StringDeserializer());
        partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything up to where the topics end now. */
    void readToTheEnd(Consumer<String> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(reader);
        }
    }

    /** What came since; true if anything did. */
    boolean read(Consumer<String> reader) {
        var records = consumer.poll(TURN);
        for (ConsumerRecord<String, String> one : records) {
            reader.accept(one.value());
        }
        return !records.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
