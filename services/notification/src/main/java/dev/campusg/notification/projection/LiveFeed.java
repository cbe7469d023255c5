package dev.campusg.notification.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.EventCodec;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.quarkus.store.Commits;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.NotificationCreated;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Who was told something just now, by whichever replica: one reader of the feed for all clients of this one. A commit of
 * this process is seen at once, others' within a second.
 */
@ApplicationScoped
class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final int PAGE = 500;

    private final EventStore store;
    private final Pool pool;
    private final EventCodec<NotificationEvent> events;
    private final BroadcastProcessor<String> users = BroadcastProcessor.create();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile long seen = -1;

    LiveFeed(EventStore store, Pool pool, ObjectMapper mapper) {
        this.store = store;
        this.pool = pool;
        this.events = Notifications.codec(mapper);
    }

    /** The ids of users, each as often as something new is in their inbox. */
    Multi<String> users() {
        return users;
    }

    /** The end of the feed. */
    Uni<Long> end() {
        return pool.query("select coalesce(max(seq), 0) from es.feed")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    void start(@Observes StartupEvent started, Commits commits) {
        commits.listen(step -> {
            if (isOurs(step.stream().category()) && !step.events().isEmpty()) {
                poll();
            }
        });
    }

    @Scheduled(every = "1s")
    void poll() {
        // One reading at a time; whoever asks meanwhile is served by the next.
        if (wanted.getAndIncrement() == 0) {
            readUntilQuiet().subscribe().with(_ -> {}, away -> {
                LOG.debugf("The feed cannot be read, trying again: %s", away.getMessage());
                wanted.set(0);
            });
        }
    }

    private Uni<Void> readUntilQuiet() {
        int asked = wanted.get();
        return read().chain(
                        () -> wanted.addAndGet(-asked) == 0 ? Uni.createFrom().voidItem() : readUntilQuiet());
    }

    private Uni<Void> read() {
        if (seen < 0) {
            return end().invoke(last -> seen = last).chain(this::read);
        }
        return Uni.createFrom()
                .completionStage(() -> store.feed(seen, PAGE))
                .invoke(this::tell)
                .chain(page -> page.isEmpty() ? Uni.createFrom().voidItem() : read());
    }

    private void tell(List<Sequenced> page) {
        for (Sequenced next : page) {
            seen = next.seq();
            if (isOurs(next.envelope().stream().category())
                    && events.decode(next.envelope().event()) instanceof NotificationCreated created) {
                users.onNext(created.userId());
            }
        }
    }

    private static boolean isOurs(String category) {
        return category.equals(Notifications.CATEGORY);
    }
}
