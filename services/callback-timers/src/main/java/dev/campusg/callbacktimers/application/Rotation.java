package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.Settings;
import dev.campusg.callbacktimers.store.Backlog;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes room in the history for the days to come, and forgets the days that are too long ago. */
@Singleton
class Rotation {

    private static final Logger LOG = Logger.getLogger(Rotation.class);

    private static final int FIRST = 1;

    private final Backlog backlog;
    private final Duration retention;
    private final Clock clock;

    Rotation(Backlog backlog, Settings settings, Clock clock) {
        this.backlog = backlog;
        this.retention = settings.retention();
        this.clock = clock;
    }

    /** Before anybody is let in: what is finished needs a place. */
    void begin(@Observes @Priority(FIRST) StartupEvent starting) {
        backlog.rotate(retention, clock.instant())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Room is made for a week, so an hour missed does no harm. */
    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rotate() {
        return Uni.createFrom()
                .completionStage(
                        () -> backlog.rotate(retention, clock.instant()).toCompletionStage())
                .onFailure()
                .invoke(away -> LOG.errorf("The history cannot be rotated, trying again: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
