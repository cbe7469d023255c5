package dev.campusg.eventstore.quarkus.store;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Numbers the events of the feed even while nobody reads it, so that what waits for a number never piles up. Whoever
 * reads the feed does the same; at most one does it at a time, and the others find nothing to do.
 */
@ApplicationScoped
class Sequencing {

    private static final Logger LOG = Logger.getLogger(Sequencing.class);

    /** Transactions numbered at once: more than a second has room for. */
    private static final int MOST = 20_000;

    private final Pool pool;

    Sequencing(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> number() {
        return pool.preparedQuery("select es.sequence($1)")
                .execute(Tuple.of(MOST))
                .onFailure()
                .invoke(away -> LOG.warnf("The feed cannot be numbered, trying again: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
