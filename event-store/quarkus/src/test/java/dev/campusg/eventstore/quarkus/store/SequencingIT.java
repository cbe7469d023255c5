package dev.campusg.eventstore.quarkus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.postgres.CommitListener;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencingIT {

    private static final Step STEP =
            Step.append(new StreamId("thing", "1"), 0, List.of(new NewEvent("A", 1, "{}"), new NewEvent("B", 1, "{}")));

    @Test
    void events_are_numbered_though_nobody_reads_the_feed() {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase database = new TestDatabase()) {
            new PostgresEventStore(vertx, database.pool.getDelegate(), CommitListener.NONE)
                    .commit(STEP)
                    .toCompletableFuture()
                    .join();
            assertThat(database.count("es.unsequenced")).isEqualTo(1);

            new Sequencing(database.pool).number().await().indefinitely();

            assertThat(database.count("es.unsequenced")).isZero();
            assertThat(database.count("es.feed")).isEqualTo(2);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
