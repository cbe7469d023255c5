package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrentWritersIT {

    private static final int WRITERS = 24;

    private TestDatabase database;
    private List<PostgresEventStore> stores;

    @BeforeEach
    void three_processes_share_a_database() {
        database = TestDatabase.create();
        stores = List.of(database.store(), database.store(), database.store());
    }

    @AfterEach
    void close_the_database() {
        database.close();
    }

    @Test
    void a_reader_sees_every_event_once_in_the_order_of_its_stream() {
        Writers writers = Writers.start(WRITERS, stores);
        FeedReader reader = new FeedReader(stores.getFirst());

        Await.until("the reader has all", () -> reader.advance() >= writers.appended() && writers.areDone());
        reader.assertComplete(writers.appended());
    }

    @Test
    void two_readers_that_sequence_in_competition_see_the_same() throws InterruptedException {
        Writers writers = Writers.start(WRITERS, stores);
        FeedReader one = new FeedReader(stores.get(0));
        FeedReader other = new FeedReader(stores.get(1));
        Thread meanwhile = Thread.startVirtualThread(() -> follow(other, writers));
        follow(one, writers);
        meanwhile.join();

        one.assertComplete(writers.appended());
        assertThat(other.read()).isEqualTo(one.read());
    }

    @Test
    void the_feed_goes_on_while_a_stranger_keeps_a_transaction_open() throws SQLException {
        database.execute("create table strange (id int)");
        try (Connection stranger = database.connect()) {
            stranger.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            stranger.setAutoCommit(false);
            stranger.createStatement().execute("insert into strange values (1)");

            Writers writers = Writers.start(WRITERS, stores);
            FeedReader reader = new FeedReader(stores.getFirst());
            follow(reader, writers);

            reader.assertComplete(writers.appended());
            stranger.rollback();
        }
    }

    private static void follow(FeedReader reader, Writers writers) {
        Await.until("the reader has all", () -> reader.advance() >= writers.appended() && writers.areDone());
    }
}
