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

/**
 * A user's new notifications, live. The feed only says that there is something new; what it is, and what a client that
 * comes back has missed, is read from the store, in order and without gaps.
 */
@Singleton
public class InboxStream {

    private static final int PAGE = 200;

    private static final String NEWER = "select f.seq, s.state::text from es.stream s"
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

    /** @param seq its place in the feed; who has seen it has seen all before it */
    public record Told(long seq, Notification notification) {}

    /** Where a stream begins: where its client left it, or now. */
    public Uni<Long> place(@Nullable Long lastSeen) {
        return lastSeen == null ? live.end() : Uni.createFrom().item(lastSeen);
    }

    public Multi<Told> of(String userId, long place) {
        AtomicLong cursor = new AtomicLong(place);
        Multi<String> hints = live.users().filter(userId::equals).onOverflow().dropPreviousItems();
        // The first look does not wait for a hint; both are listened to from the start, so nothing falls between them.
        return Multi.createBy()
                .merging()
                .streams(hints, Multi.createFrom().item(userId))
                .onItem()
                .transformToMultiAndConcatenate(_ -> newer(userId, cursor));
    }

    private Multi<Told> newer(String userId, AtomicLong cursor) {
        return Multi.createBy()
                .repeating()
                .uni(() -> page(userId, cursor))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
    }

    private Uni<List<Told>> page(String userId, AtomicLong cursor) {
        return pool.preparedQuery(NEWER)
                .execute(Tuple.of(userId, cursor.get(), PAGE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Told(row.getLong(0), notifications.decode(row.getString(1))))
                        .toList())
                .invoke(page -> {
                    if (!page.isEmpty()) {
                        cursor.set(page.getLast().seq());
                    }
                });
    }
}
