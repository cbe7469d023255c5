package dev.campusg.eventstore.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.quarkus.http.JsonConventions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void a_service_that_hears_nothing_has_no_channel_to_open() {
        inbox(Multi.createFrom().failure(new IllegalStateException("no such channel")), false);
        assertThat(ends).hasValue(0);
    }

    @Test
    void a_service_whose_channel_breaks_ends_to_be_started_again() {
        inbox(Multi.createFrom().failure(new IllegalStateException("broken")), true);
        assertThat(ends).hasValue(1);
    }

    private void inbox(Multi<Message<ConsumerRecords<String, String>>> batches, boolean hears) {
        var envelope = new JsonEnvelope(
                JsonConventions.mapper(), MessageCatalog.of(Map.of()), "test", Clock.systemUTC(), topic -> topic);
        var consumer = new MessageConsumer(envelope, List.of(), null, new SimpleMeterRegistry());
        new Inbox(batches, consumer, hears, ends::incrementAndGet).open(new StartupEvent());
    }
}
