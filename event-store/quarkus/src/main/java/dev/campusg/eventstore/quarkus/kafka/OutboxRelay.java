package dev.campusg.eventstore.quarkus.kafka;

import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.quarkus.store.Commits;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes what committed steps left in the outbox. One thread, one batch at a time: take, send all, wait for every
 * acknowledgement; the next take removes what was acknowledged. A crash in between publishes again; readers deduplicate
 * by message id. Only the replica that holds the outbox's lease publishes, so keys keep their order.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    static final int BATCH = 500;

    /** How long the holder may be silent before another replica takes over. */
    static final Duration LEASE = Duration.ofSeconds(3);

    /** How often the outbox is looked at when no commit of this process has rung. */
    private static final Duration IDLE_POLL = Duration.ofMillis(250);

    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    private final Outbox outbox;
    private final String servers;
    private final MeterRegistry metrics;
    private final Semaphore bell = new Semaphore(0);
    private final String holder = UUID.randomUUID().toString();
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    private volatile boolean running = true;

    OutboxRelay(
            Outbox outbox, @ConfigProperty(name = "kafka.bootstrap.servers") String servers, MeterRegistry metrics) {
        this.outbox = outbox;
        this.servers = servers;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started, Commits commits) {
        commits.listen(step -> {
            if (!step.outbox().isEmpty()) {
                ring();
            }
        });
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        ring();
        thread.join(Duration.ofSeconds(5));
    }

    private void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void run() {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings())) {
            List<Long> published = List.of();
            while (running || !published.isEmpty()) {
                published = turn(producer, published);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One take and its sends; answers what was published. */
    private List<Long> turn(KafkaProducer<String, String> producer, List<Long> published) throws InterruptedException {
        try {
            Outbox.Taken taken = outbox.take(holder, published, running ? BATCH : 0, LEASE)
                    .toCompletableFuture()
                    .get(LEASE.toMillis() * 2, TimeUnit.MILLISECONDS);
            if (taken.messages().isEmpty()) {
                if (running) {
                    waitForWork();
                }
                return List.of();
            }
            return publish(producer, taken.messages());
        } catch (ExecutionException | TimeoutException away) {
            LOG.warnf("The outbox cannot be read, trying again: %s", away.getMessage());
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
            // What was published but not removed is published again: at least once, never never.
            return List.of();
        }
    }

    private void waitForWork() throws InterruptedException {
        if (bell.tryAcquire(IDLE_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private List<Long> publish(KafkaProducer<String, String> producer, List<Outbox.Pending> messages)
            throws InterruptedException {
        Map<Outbox.Pending, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        messages.forEach(message -> sent.put(message, producer.send(toRecord(message.message()))));
        List<Long> published = new ArrayList<>(messages.size());
        Set<String> heldBack = new HashSet<>();
        for (Map.Entry<Outbox.Pending, Future<RecordMetadata>> entry : sent.entrySet()) {
            String key = entry.getKey().message().key();
            // Behind a message that failed, its key's later ones are sent again too: order before economy.
            if (acknowledged(entry.getKey(), entry.getValue()) && !heldBack.contains(key)) {
                published.add(entry.getKey().id());
            } else {
                heldBack.add(key);
            }
        }
        metrics.counter("outbox.published").increment(published.size());
        return published;
    }

    private static boolean acknowledged(Outbox.Pending message, Future<RecordMetadata> sending)
            throws InterruptedException {
        try {
            sending.get();
            return true;
        } catch (ExecutionException refused) {
            LOG.warnf(
                    "Outbox message %d was not published to %s, trying again: %s",
                    message.id(), message.message().topic(), refused.getCause());
            return false;
        }
    }

    private static ProducerRecord<String, String> toRecord(OutboxMessage message) {
        ProducerRecord<String, String> made = new ProducerRecord<>(message.topic(), message.key(), message.value());
        message.headers().forEach((name, value) -> made.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return made;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return settings;
    }
}
