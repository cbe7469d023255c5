package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.Outbox.Taken;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The floor of a queue spares it the rows that are gone, and never hides one that is late. */
class QueueFloorIT {

    private static final String UNCOMMITTED_STEP = """
            select es.run_steps(
                '{order-late}', '{0}', '{1}', array[null::int], array[null],
                array[null], array[null], '{tester}', array[null],
                '{1}', '{1}', '{1}', '{Late}', '{1}',
                '{1}', '{topic}', '{order-late}', '{late}', array['{}'],
                '{}', '{}', '{}', '{}', '{}', '{}', '{}')""";

    private TestDatabase database;
    private PostgresEventStore store;

    @BeforeEach
    void create_the_database() {
        database = TestDatabase.create();
        store = database.store();
    }

    @AfterEach
    void close_the_database() {
        database.close();
    }

    @Test
    void a_message_that_is_committed_late_is_not_missed() throws SQLException {
        publish(3);
        try (Connection late = database.connect()) {
            late.setAutoCommit(false);
            late.createStatement().execute(UNCOMMITTED_STEP);
            for (int i = 0; i < 10; i++) {
                publish(5);
                feed();
            }
            assertThat(floor("outbox")).isLessThanOrEqualTo(4);
            late.commit();
        }
        Taken taken = take();
        assertThat(taken.messages()).extracting(each -> each.message().value()).containsExactly("late");
        published(taken);
        assertThat(feed().getLast()).isEqualTo("Late");
        Await.until("the floor is raised at last", () -> {
            publish(5);
            feed();
            return floor("outbox") > 50 && floor("unsequenced") > 50;
        });
    }

    @Test
    void a_snapshot_that_is_held_for_long_does_not_keep_the_floor_down() throws SQLException {
        try (Connection report = database.connect()) {
            report.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            report.setAutoCommit(false);
            report.createStatement().execute("select count(*) from es.event");
            Await.until("the floors are raised", () -> {
                publish(5);
                feed();
                return floor("outbox") > 100 && floor("unsequenced") > 20;
            });
        }
    }

    /** Commits steps with a message each, takes and publishes them all, as if more than a second had passed. */
    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            StreamId stream = new StreamId("order", UUID.randomUUID().toString());
            answer(store.commit(new Step(
                    stream,
                    0,
                    new Metadata(null, null, "tester"),
                    List.of(new NewEvent("Prompt", 1, "1")),
                    null,
                    List.of(new OutboxMessage("topic", stream.toString(), "prompt", Map.of())),
                    List.of(),
                    null)));
        }
        Taken taken = take();
        assertThat(taken.messages()).hasSize(count);
        published(taken);
    }

    private void published(Taken taken) {
        List<Long> ids = taken.messages().stream().map(Pending::id).toList();
        answer(store.take("relay", ids, 0, Duration.ofMinutes(1)));
    }

    private Taken take() {
        database.execute("update es.queue_floor set raised_at = '-infinity'");
        return answer(store.take("relay", List.of(), 1_000, Duration.ofMinutes(1)));
    }

    private List<String> feed() {
        database.execute("update es.queue_floor set raised_at = '-infinity'");
        List<String> types = new ArrayList<>();
        answer(store.feed(0, 10_000))
                .forEach(each -> types.add(each.envelope().event().type()));
        return types;
    }

    private long floor(String queue) {
        return Long.parseLong(database.ask("select floor from es.queue_floor where queue = '" + queue + "'")
                .getFirst());
    }
}
