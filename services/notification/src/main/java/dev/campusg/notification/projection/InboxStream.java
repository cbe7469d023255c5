package dev.campusg.notification.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.StateCodec;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.notification.domain.Notification;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A user's new notifications, live; who comes back gets what was missed first. */
@Singleton
public class InboxStream {

    private static final int PAGE = 200;

    /** Most notifications a slow client may be behind; beyond it the stream ends, and the client comes back. */
    private static final int MAX_BEHIND = 1_000;

    private static final String MISSED = "select f.seq, s.state::text from es.stream s"
            + " join es.feed f on f.stream = s.number and f.version = 1"
            + " where s.category = 'notification' and s.state ->> 'revertedAt' is null"
            + " and s.state ->> 'userId' = $1 and f.seq > $2 order by f.seq limit $3";

    private final LiveFeed live;
    private final Pool pool;
    private final StateCodec<Notification> notifications;

    InboxStream(LiveFeed live, Pool pool, ObjectMapper mapper) {
        this.live = live;
        this.pool = pool;
        this.notifications = new JacksonState<>(mapper, 1, Notification.class);
    }

    /** @param lastSeen the place in the feed a client has seen; null for what is new from now on */
    public Multi<Told> of(String userId, @Nullable Long lastSeen) {
        Multi<Told> news = live.told()
                .filter(told -> told.notification().userId().equals(userId))
                .onOverflow()
                .buffer(MAX_BEHIND);
        if (lastSeen == null) {
            return news;
        }
        // Both are listened to from the start, so nothing falls between them; what comes by both ways passes once.
        AtomicLong passed = new AtomicLong(lastSeen);
        return Multi.createBy()
                .merging()
                .streams(news, missed(userId, lastSeen))
                .filter(told -> told.seq() > passed.get() && passed.getAndSet(told.seq()) >= 0);
    }

    private Multi<Told> missed(String userId, long lastSeen) {
        AtomicLong from = new AtomicLong(lastSeen);
        return Multi.createBy()
                .repeating()
                .uni(() -> page(userId, from))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
    }

    private Uni<List<Told>> page(String userId, AtomicLong from) {
        return pool.preparedQuery(MISSED)
                .execute(Tuple.of(userId, from.get(), PAGE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Told(row.getLong(0), notifications.decode(row.getString(1))))
                        .toList())
                .invoke(page -> {
                    if (!page.isEmpty()) {
                        from.set(page.getLast().seq());
                    }
                });
    }
}
