package dev.campusg.eventstore.testkit;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.TimerStore;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

class InMemoryConformanceTest {

    @Nested
    class Streams extends EventStoreConformance {
        private final EventStore store = new InMemoryEventStore(Clock.systemUTC());

        @Override
        protected EventStore store() {
            return store;
        }
    }

    @Nested
    class Feed extends FeedConformance {
        private final EventStore store = new InMemoryEventStore(Clock.systemUTC());

        @Override
        protected EventStore store() {
            return store;
        }
    }

    @Nested
    class Messages extends OutboxConformance {
        private final InMemoryEventStore store = new InMemoryEventStore(Clock.systemUTC());

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
        private final InMemoryEventStore store = new InMemoryEventStore(Clock.systemUTC());

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
        private final InMemoryEventStore store = new InMemoryEventStore(Clock.systemUTC());

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
        private final InMemoryEventStore store = new InMemoryEventStore(Clock.systemUTC());

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
