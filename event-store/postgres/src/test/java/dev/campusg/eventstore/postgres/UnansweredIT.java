package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.testkit.Await;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see when the database is slow, full of work or strange. */
class UnansweredIT {

    private final StreamId stream = new StreamId("order", "1");
    private TestDatabase database;

    @BeforeEach
    void create_the_database() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close_the_database() {
        database.close();
    }

    @Test
    void a_step_without_an_answer_in_time_is_given_up_and_can_be_run_again() throws SQLException {
        PostgresEventStore impatient = store(10, Duration.ofMillis(300));
        PostgresEventStore store = database.store();
        answer(store.commit(Step.append(stream, 0, List.of())));
        Step step = handled(1);
        try (Connection stranger = database.connect()) {
            stranger.setAutoCommit(false);
            stranger.createStatement().execute("select from es.stream for update");
            assertThatThrownBy(() -> answer(impatient.commit(step))).isInstanceOf(StoreUnavailable.class);
        }
        assertThat(answer(store.commit(step))).isIn(new StepOutcome.Committed(1), new StepOutcome.Duplicate(null));
        assertThat(answer(store.read(stream, 0, 10))).hasSize(1);
    }

    @Test
    void beyond_a_limit_steps_are_turned_away() throws SQLException {
        PostgresEventStore store = store(10, Duration.ofSeconds(20));
        answer(store.commit(Step.append(stream, 0, List.of())));
        List<CompletionStage<StepOutcome>> outcomes = new ArrayList<>();
        try (Connection stranger = database.connect()) {
            stranger.setAutoCommit(false);
            stranger.createStatement().execute("select from es.stream for update");
            Await.until("the queue is full", () -> {
                outcomes.add(store.commit(handled(outcomes.size())));
                return outcomes.getLast().toCompletableFuture().isCompletedExceptionally();
            });
        }
        CompletionStage<StepOutcome> refused = outcomes.removeLast();
        assertThatThrownBy(() -> answer(refused)).isInstanceOf(StoreUnavailable.class);
        assertThat(outcomes).hasSizeLessThanOrEqualTo(12);
        outcomes.forEach(Await::answer);
    }

    @Test
    void a_missing_schema_is_no_fault_of_the_step() {
        PostgresEventStore store = store(10, Duration.ofSeconds(20));
        database.execute("drop schema es cascade");
        assertThatThrownBy(() -> answer(store.commit(handled(1)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_answer_arrives_on_the_context_of_whoever_asked() {
        PostgresEventStore store = database.store();
        Context asking = database.vertx().getOrCreateContext();
        CompletableFuture<List<Context>> answered = new CompletableFuture<>();
        asking.runOnContext(_ -> store.commit(handled(1))
                .thenApply(_ -> Vertx.currentContext())
                .thenCombine(store.snapshot(stream).thenApply(_ -> Vertx.currentContext()), List::of)
                .thenAccept(answered::complete));
        assertThat(answer(answered)).containsOnly(asking);
    }

    @Test
    void what_a_listener_throws_does_not_undo_a_commit() {
        List<Step> heard = new ArrayList<>();
        PostgresEventStore store = database.store((step, _, _) -> {
            heard.add(step);
            throw new IllegalStateException("planted");
        });
        assertThat(answer(store.commit(handled(1)))).isEqualTo(new StepOutcome.Committed(1));
        assertThat(answer(store.commit(handled(1)))).isEqualTo(new StepOutcome.Duplicate(null));
        assertThat(heard).containsExactly(handled(1));
    }

    private PostgresEventStore store(int queued, Duration timeout) {
        GroupCommitLimits limits = new GroupCommitLimits(1, 1_000, 2, queued, timeout);
        return new PostgresEventStore(database.vertx(), database.pool(), CommitListener.NONE, limits);
    }

    private Step handled(int number) {
        return new Step(
                stream,
                0,
                new Metadata("message-" + number, null, "tester"),
                List.of(new NewEvent("Happened", 1, "1")),
                null,
                List.of(),
                List.of(),
                null);
    }
}
