package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.InMemoryEventStore;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@Alternative
class MemoryStore {

    @Produces
    @Singleton
    EventStore store() {
        return new InMemoryEventStore(Clock.systemUTC());
    }
}
