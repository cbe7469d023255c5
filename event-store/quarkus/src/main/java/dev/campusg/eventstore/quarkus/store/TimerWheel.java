package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.postgres.PostgresTimers;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Forgets when timers were to be looked at that have been dealt with. Every replica tries: who comes second finds nothing
 * to do, who comes at a bad moment tries again.
 */
@ApplicationScoped
class TimerWheel {

    private static final Logger LOG = Logger.getLogger(TimerWheel.class);

    private final PostgresTimers timers;
    private final Timers engine;

    TimerWheel(Pool pool, Timers engine) {
        this.timers = new PostgresTimers(pool);
        this.engine = engine;
    }

    @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        if (!engine.areAny()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(timers::turnWheel)
                .onFailure()
                .invoke(away -> LOG.warnf("The wheel of timers cannot be turned, trying again: %s", away.getMessage()))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }
}
