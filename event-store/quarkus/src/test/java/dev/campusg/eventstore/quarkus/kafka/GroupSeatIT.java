package dev.campusg.eventstore.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.dev.LocalKafka;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupSeatIT {

    private static final String TOPIC = "heard";

    private static LocalKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.temporary().createTopics(List.of(TOPIC), 1);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void a_replica_that_stops_leaves_nothing_to_wait_for() throws Exception {
        hearAndStop("orderly", "pod-1");
        assertThat(members("orderly")).as("Kafka keeps the place").hasSize(1);
        new GroupSeat(kafka.bootstrap(), "orderly", Optional.of("pod-1")).stopping(new Object());
        assertThat(members("orderly")).isEmpty();
    }

    @Test
    void a_replica_gives_up_no_place_but_its_own() throws Exception {
        hearAndStop("others", "pod-1");
        new GroupSeat(kafka.bootstrap(), "others", Optional.of("pod-2")).stopping(new Object());
        new GroupSeat(kafka.bootstrap(), "others", Optional.empty()).stopping(new Object());
        assertThat(members("others")).hasSize(1);
    }

    private static void hearAndStop(String group, String name) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "group.id", group, "group.instance.id", name);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
            }
        }
    }

    private static Collection<MemberDescription> members(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members();
        }
    }
}
