package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.testkit.Await;
import dev.campusg.eventstore.timers.TimerTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counted by the server, not by us. */
class StatementCountIT {

    private static TestDatabase database;
    private static PostgresEventStore store;

    @BeforeAll
    static void create_the_database() {
        database = TestDatabase.create();
        database.execute("create extension if not exists pg_stat_statements");
        store = database.store();
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    @Test
    void a_step_with_everything_is_one_statement() {
        StreamId stream = newStream();
        assertThat(statementsOf(() -> store.commit(full(stream, 0)))).isEqualTo(1);
        assertThat(statementsOf(() -> store.commit(full(stream, 1)))).isEqualTo(1);
    }

    @Test
    void a_load_is_one_statement() {
        assertThat(statementsOf(() -> store.snapshot(newStream()))).isEqualTo(1);
        assertThat(statementsOf(() -> store.read(newStream(), 0, 100))).isEqualTo(1);
    }

    @Test
    void reading_the_feed_is_one_statement_whether_or_not_there_is_something_to_sequence() {
        answer(store.commit(full(newStream(), 0)));
        assertThat(statementsOf(() -> store.feed(0, 100))).isEqualTo(1);
        assertThat(statementsOf(() -> store.feed(0, 100))).isEqualTo(1);
    }

    @Test
    void taking_messages_and_timers_is_one_statement_each() {
        assertThat(statementsOf(() -> store.take("relay", List.of(1L, 2L), 100, Duration.ofSeconds(10))))
                .isEqualTo(1);
        TimerTurn turn = new TimerTurn("engine", Duration.ofSeconds(3), null, Instant.now(), 100);
        assertThat(statementsOf(() -> store.turn(turn))).isEqualTo(1);
        assertThat(statementsOf(() -> store.look(List.of()))).isEqualTo(1);
    }

    @Test
    void many_steps_at_once_share_a_few_statements() {
        assertThat(statementsOf(() -> all(IntStream.range(0, 500)
                        .mapToObj(_ -> store.commit(full(newStream(), 0)))
                        .toList())))
                .isLessThan(50);
    }

    @Test
    void many_loads_at_once_share_a_few_statements() {
        assertThat(statementsOf(() -> all(IntStream.range(0, 500)
                        .mapToObj(_ -> store.snapshot(newStream()))
                        .toList())))
                .isLessThan(50);
    }

    private static CompletionStage<Void> all(List<? extends CompletionStage<?>> stages) {
        return stages.stream()
                .map(stage -> stage.<Void>thenApply(_ -> null))
                .reduce((one, other) -> one.thenCombine(other, (_, _) -> null))
                .orElseThrow();
    }

    private static long statementsOf(Supplier<CompletionStage<?>> work) {
        long before = statements();
        Await.answer(work.get());
        return statements() - before;
    }

    private static long statements() {
        return Long.parseLong(database.ask("""
                select coalesce(sum(calls), 0) from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                    and query like '%es.%' and query not like '%pg_stat_statements%'""").getFirst());
    }

    private static StreamId newStream() {
        return new StreamId("order", UUID.randomUUID().toString());
    }

    private static Step full(StreamId stream, long version) {
        return new Step(
                stream,
                version,
                new Metadata(UUID.randomUUID().toString(), "conversation", "tester"),
                List.of(new NewEvent("Happened", 1, "1"), new NewEvent("Happened", 1, "2")),
                new Snapshot(version + 2, 1, "{}"),
                List.of(new OutboxMessage("topic", "key", "value", Map.of("name", "value"))),
                List.of(new TimerChange.Set("deadline", Instant.now(), "{}")),
                "{}");
    }
}
