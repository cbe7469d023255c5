package dev.campusg.eventstore.quarkus.store;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets which messages were handled so long ago that Kafka no longer has them. Every replica tries: who comes second
 * finds nothing to do, who comes at a bad moment tries again an hour later.
 */
@ApplicationScoped
class InboxRotation {

    private static final Logger LOG = Logger.getLogger(InboxRotation.class);

    private final Pool pool;
    private final Duration keep;

    InboxRotation(Pool pool, @ConfigProperty(name = "inbox.keep") Duration keep) {
        this.pool = pool;
        this.keep = keep;
    }

    /** At the start, too: a service may never live for an hour. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rotate() {
        return pool.preparedQuery("select es.rotate_inbox(make_interval(secs => $1))")
                .execute(Tuple.of((double) keep.toSeconds()))
                .onFailure()
                .invoke(away -> LOG.warnf("The inbox cannot be rotated, trying again: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
