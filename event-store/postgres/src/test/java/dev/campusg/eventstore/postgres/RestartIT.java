package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The database is killed in the midst of writing; writers run again what they got no answer for. */
class RestartIT {

    private static final int WRITERS = 16;
    private static final int MESSAGES = 150;
    private static final int STREAMS = 10;
    private static final long PAUSE_NANOS = 20_000_000;

    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void every_message_has_its_effect_once_though_the_database_is_killed_twice() throws InterruptedException {
        try (LocalPostgres server = LocalPostgres.temporary(Durability.FULL);
                TestDatabase database = TestDatabase.on(server)) {
            PostgresEventStore store = database.store();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(Thread.startVirtualThread(() -> write(store, writer)));
            }
            for (int part = 1; part <= 2; part++) {
                int enough = part * WRITERS * MESSAGES / 3;
                Await.until("a part is written", () -> done.get() > enough);
                server.kill();
                int before = unavailable.get();
                Await.until("writers notice", () -> unavailable.get() > before);
                server.restart();
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertOnce(database, store);
        }
    }

    private void write(PostgresEventStore store, int writer) {
        for (int i = 0; i < MESSAGES; i++) {
            StreamId stream = new StreamId("order", "" + (writer + i) % STREAMS);
            handle(store, stream, "message-" + writer + "-" + i);
            done.incrementAndGet();
        }
    }

    private void handle(PostgresEventStore store, StreamId stream, String message) {
        while (true) {
            try {
                Snapshot current = answer(store.snapshot(stream));
                long version = current == null ? 0 : current.version();
                if (!(answer(store.commit(step(stream, version, message))) instanceof StepOutcome.Conflict)) {
                    return;
                }
            } catch (StoreUnavailable _) {
                unavailable.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static Step step(StreamId stream, long version, String message) {
        return new Step(
                stream,
                version,
                new Metadata(message, null, "tester"),
                List.of(new NewEvent("Happened", 1, "\"" + message + "\"")),
                new Snapshot(version + 1, 1, "{}"),
                List.of(),
                List.of(),
                null);
    }

    private static void assertOnce(TestDatabase database, PostgresEventStore store) {
        assertThat(database.ask("select data #>> '{}' from es.event"))
                .hasSize(WRITERS * MESSAGES)
                .doesNotHaveDuplicates();
        FeedReader reader = new FeedReader(store);
        Await.until("the feed has all", () -> reader.advance() == WRITERS * MESSAGES);
        reader.assertComplete(WRITERS * MESSAGES);
    }
}
