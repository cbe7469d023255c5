package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.testkit.EventStoreConformance;
import dev.campusg.eventstore.testkit.FeedConformance;
import dev.campusg.eventstore.testkit.OutboxConformance;
import dev.campusg.eventstore.testkit.TimerFenceConformance;
import dev.campusg.eventstore.testkit.TimerStoreConformance;
import dev.campusg.eventstore.testkit.TimerTableConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class PostgresConformanceIT {

    private static TestDatabase database;
    private static PostgresEventStore store;

    @BeforeAll
    static void create_the_database() {
        database = TestDatabase.create();
        store = database.store();
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    @BeforeEach
    void empty_the_database() {
        database.empty();
    }

    @Nested
    class Streams extends EventStoreConformance {
        @Override
        protected EventStore store() {
            return store;
        }
    }

    @Nested
    class Feed extends FeedConformance {
        @Override
        protected EventStore store() {
            return store;
        }
    }

    @Nested
    class Messages extends OutboxConformance {
        @Override
        protected EventStore store() {
            return store;
        }

        @Override
        protected Outbox outbox() {
            return store;
        }
    }

    @Nested
    class Timers extends TimerStoreConformance {
        @Override
        protected EventStore store() {
            return store;
        }

        @Override
        protected TimerStore timers() {
            return store;
        }
    }

    @Nested
    class Turns extends TimerTableConformance {
        @Override
        protected EventStore store() {
            return store;
        }

        @Override
        protected TimerStore timers() {
            return store;
        }
    }

    @Nested
    class Fences extends TimerFenceConformance {
        @Override
        protected EventStore store() {
            return store;
        }

        @Override
        protected Outbox outbox() {
            return store;
        }

        @Override
        protected TimerStore timers() {
            return store;
        }
    }
}
