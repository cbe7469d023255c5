package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.postgres.PostgresEventStore;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The event store of this service, on its own database. */
class StoreBeans {

    @Produces
    @Singleton
    PostgresEventStore store(Vertx vertx, Pool pool, Commits commits) {
        return new PostgresEventStore(vertx, pool, commits::committed);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
