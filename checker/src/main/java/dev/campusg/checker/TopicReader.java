package dev.campusg.checker;

import dev.campusg.eventstore.testkit.history.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads everything that is on the topics, in no consumer group, and how far each service has got. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REQUEST_MS = 10_000;

    private final KafkaConsumer<String, String> consumer;
    private final Admin admin;
    private final Map<String, String> topics;
    private final List<TopicPartition> partitions = new ArrayList<>();

    /**
     * What was read.
     *
     * @param trimmedUntil for topics that have forgotten their beginning: when their first record is from
     */
    record Contents(List<TopicRecord> records, Map<String, Instant> trimmedUntil) {}

    TopicReader(Where where) {
        this.topics = where.topics();
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        where.kafka(),
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        REQUEST_MS,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        32 << 20),
                new StringDeserializer(),
                new StringDeserializer());
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                where.kafka(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                REQUEST_MS));
        consumer.listTopics().forEach((topic, of) -> {
            if (topics.containsKey(topic)) {
                partitions.addAll(of.stream().map(TopicReader::partition).toList());
            }
        });
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    Contents read() {
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<TopicRecord> records = new ArrayList<>();
        Map<String, Instant> trimmedUntil = new HashMap<>();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!partitions.stream().allMatch(it -> consumer.position(it) >= end.get(it))) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                records.add(read(record));
                patience = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("Kafka does not hand out what it has");
            }
        }
        begin.forEach((partition, offset) -> {
            if (offset > 0) {
                trimmedUntil.merge(
                        topics.get(partition.topic()),
                        firstOf(partition, records),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        return new Contents(records, trimmedUntil);
    }

    private TopicRecord read(ConsumerRecord<String, String> record) {
        return new TopicRecord(
                topics.get(record.topic()),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private Instant firstOf(TopicPartition partition, List<TopicRecord> records) {
        String topic = topics.get(partition.topic());
        return records.stream()
                .filter(it -> it.topic().equals(topic) && it.partition() == partition.partition())
                .findFirst()
                .map(TopicRecord::at)
                .orElseGet(Instant::now);
    }

    /** How many records a group has not confirmed, by partition; empty if none. */
    Map<String, Long> behind(String group, Set<String> heard) {
        Map<String, Long> behind = new TreeMap<>();
        Map<TopicPartition, OffsetAndMetadata> confirmed = confirmed(group);
        List<TopicPartition> wanted = partitions.stream()
                .filter(it -> heard.contains(topics.get(it.topic())))
                .toList();
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(wanted);
        consumer.endOffsets(wanted).forEach((partition, end) -> {
            OffsetAndMetadata at = confirmed.get(partition);
            long missing = end - (at == null ? begin.get(partition) : at.offset());
            if (missing > 0) {
                behind.put(partition.toString(), missing);
            }
        });
        return behind;
    }

    private Map<TopicPartition, OffsetAndMetadata> confirmed(String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> confirmed = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            confirmed.put(partition, offset);
                        }
                    });
            return confirmed;
        } catch (ExecutionException unknown) {
            throw new IllegalStateException("Kafka does not say how far " + group + " is", unknown.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
