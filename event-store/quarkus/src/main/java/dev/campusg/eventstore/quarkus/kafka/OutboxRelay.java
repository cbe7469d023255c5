package dev.campusg.eventstore.quarkus.kafka;

import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.quarkus.store.Commits;
import dev.campusg.eventstore.quarkus.store.Seat;
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
 * Publishes what committed steps left in the outbox. One thread, one batch at a time: send all, wait for every
 * acknowledgement. What this process has just committed is sent from memory; everything else, and whatever may have to
 * go before it, is taken from the database, which is also where what was acknowledged is removed, now and then. A crash
 * in between publishes again; readers deduplicate by message id. Only the replica that holds the outbox's lease
 * publishes, so keys keep their order.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    static final int BATCH = 500;

    /** How long the holder may be silent before another replica takes over. */
    static final Duration LEASE = Duration.ofSeconds(3);

    /** How often the outbox is looked at: for other replicas' messages, and to remove what was published. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** How long a gap in the ids may take to fill: the next transaction of this process is on its way. */
    private static final Duration GAP = Duration.ofMillis(3);

    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    private final Outbox outbox;
    private final String servers;
    private final MeterRegistry metrics;
    private final FreshMessages fresh = new FreshMessages();
    private final List<Long> published = new ArrayList<>();
    private final Semaphore bell = new Semaphore(0);
    private final String holder;
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    private volatile boolean running = true;
    private boolean held;
    private long looked = System.nanoTime() - LOOK.toNanos();

    OutboxRelay(
            Outbox outbox,
            Seat seat,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            MeterRegistry metrics) {
        this.outbox = outbox;
        this.holder = seat.holder();
        this.servers = servers;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started, Commits commits) {
        commits.publish(messages -> {
            fresh.committed(messages);
            ring();
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
            while (running || !published.isEmpty()) {
                turn(producer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(KafkaProducer<String, String> producer) throws InterruptedException {
        if (!running || published.size() >= BATCH || untilLook() <= 0) {
            look(producer);
        }
        List<Pending> next = isHolder() ? fresh.next(BATCH) : List.of();
        if (!next.isEmpty()) {
            publish(producer, next);
        } else if (running && !bell.tryAcquire(patience(), TimeUnit.NANOSECONDS)) {
            look(producer);
        }
        bell.drainPermits();
    }

    private long untilLook() {
        return looked + LOOK.toNanos() - System.nanoTime();
    }

    private long patience() {
        return isHolder() && fresh.areStuck() ? GAP.toNanos() : untilLook();
    }

    /** The lease was held when it was last looked at, and cannot have run out since. */
    private boolean isHolder() {
        return held && System.nanoTime() - looked < LEASE.toNanos();
    }

    /** Removes what was published and publishes what is there, until nothing is. */
    private void look(KafkaProducer<String, String> producer) throws InterruptedException {
        boolean more = true;
        while (more) {
            List<Pending> taken = take();
            publish(producer, taken);
            more = taken.size() == BATCH;
        }
    }

    private List<Pending> take() throws InterruptedException {
        looked = System.nanoTime();
        try {
            Outbox.Taken taken = outbox.take(holder, List.copyOf(published), running ? BATCH : 0, LEASE)
                    .toCompletableFuture()
                    .get(LEASE.toMillis() * 2, TimeUnit.MILLISECONDS);
            published.clear();
            held = taken.held();
            if (held) {
                fresh.taken(taken);
            } else {
                fresh.forget();
            }
            return taken.messages();
        } catch (ExecutionException | TimeoutException away) {
            LOG.warnf("The outbox cannot be read, trying again: %s", away.getMessage());
            held = false;
            fresh.forget();
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
            if (!running) {
                // What was published but not removed is published again: at least once, never never.
                published.clear();
            }
            return List.of();
        }
    }

    private void publish(KafkaProducer<String, String> producer, List<Pending> messages) throws InterruptedException {
        Map<Pending, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        messages.forEach(message -> sent.put(message, producer.send(toRecord(message.message()))));
        int before = published.size();
        Set<String> heldBack = new HashSet<>();
        for (Map.Entry<Pending, Future<RecordMetadata>> entry : sent.entrySet()) {
            String key = entry.getKey().message().key();
            // Behind a message that failed, its key's later ones are sent again too: order before economy.
            if (acknowledged(entry.getKey(), entry.getValue()) && !heldBack.contains(key)) {
                published.add(entry.getKey().id());
            } else {
                heldBack.add(key);
            }
        }
        if (!heldBack.isEmpty()) {
            fresh.forget();
        }
        metrics.counter("outbox.published").increment(published.size() - before);
    }

    private static boolean acknowledged(Pending message, Future<RecordMetadata> sending) throws InterruptedException {
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
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return settings;
    }
}
