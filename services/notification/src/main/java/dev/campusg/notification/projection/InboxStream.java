package dev.campusg.notification.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.StateCodec;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.live.LiveFeed;
import dev.campusg.eventstore.quarkus.live.Pages;
import dev.campusg.notification.domain.Notification;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * A user's new notifications, live. The feed only says that there is something new; what it is, and what a client that
 * comes back has missed, is read from the store, in order and without gaps.
 */
@Singleton
public class InboxStream {

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

    /** @param lastSeen where its client left it; without, it begins now */
    public Uni<Multi<Told>> of(String userId, OptionalLong lastSeen) {
        Uni<Long> place = lastSeen.isPresent() ? Uni.createFrom().item(lastSeen.getAsLong()) : live.end();
        return place.map(from -> live.follow(InboxSubject.of(userId), from, new Newer(userId)));
    }

    private final class Newer implements Pages<Long, Told> {

        private final String userId;

        Newer(String userId) {
            this.userId = userId;
        }

        @Override
        public Uni<List<Told>> after(Long place, int most) {
            return pool.preparedQuery(NEWER)
                    .execute(Tuple.of(userId, place, most))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> new Told(row.getLong(0), notifications.decode(row.getString(1))))
                            .toList());
        }

        @Override
        public Long placeOf(Told told) {
            return told.seq();
        }
    }
}
