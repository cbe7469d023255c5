package dev.campusg.eventstore.quarkus.live;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What live streams need of this service's own database. */
class LiveBeans {

    @Produces
    @Singleton
    FeedEnd feedEnd(Pool pool) {
        return () -> pool.query("select coalesce(max(seq), 0) from es.feed")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
