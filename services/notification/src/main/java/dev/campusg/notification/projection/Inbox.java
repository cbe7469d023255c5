package dev.campusg.notification.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.StateCodec;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.notification.domain.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What users were told and what was told of orders, the newest first; what was taken back is gone. */
@Singleton
public class Inbox {

    /** Most notifications of one order that are listed; an order has some thirty moments at most, twice told. */
    private static final int MAX_OF_ORDER = 200;

    private static final String THERE =
            " from es.stream where category = 'notification' and state ->> 'revertedAt' is null";
    private static final String NEWEST_FIRST = " order by created_at desc, id desc";
    private static final String OF_USER = THERE + " and state ->> 'userId' = $1";
    private static final String UNREAD_OF_USER = OF_USER + " and state ->> 'readAt' is null";
    private static final String OF_ORDER = THERE
            + " and state ->> 'orderId' = $1"
            + " and ($2::text is null or state ->> 'userId' = $2)"
            + " and ($3::text is null or state ->> 'type' = $3)";

    private final Pool pool;
    private final StateCodec<Notification> notifications;

    Inbox(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.notifications = new JacksonState<>(mapper, 1, Notification.class);
    }

    public Uni<Page<Notification>> of(String userId, PageRequest page) {
        return page(OF_USER, userId, page);
    }

    public Uni<Page<Notification>> unread(String userId, PageRequest page) {
        return page(UNREAD_OF_USER, userId, page);
    }

    /** @param userId null for what anybody was told */
    public Uni<List<Notification>> ofOrder(String orderId, @Nullable String userId) {
        return ofOrder(orderId, userId, null, MAX_OF_ORDER);
    }

    public Uni<Optional<Notification>> latestOfOrder(String orderId, @Nullable String userId, @Nullable String type) {
        return ofOrder(orderId, userId, type, 1).map(found -> found.stream().findFirst());
    }

    private Uni<List<Notification>> ofOrder(String orderId, @Nullable String userId, @Nullable String type, int limit) {
        return pool.preparedQuery("select state::text" + OF_ORDER + NEWEST_FIRST + " limit $4")
                .execute(Tuple.of(orderId, userId, type, limit))
                .map(this::decode);
    }

    private Uni<Page<Notification>> page(String where, String userId, PageRequest page) {
        Uni<Long> total = pool.preparedQuery("select count(*)" + where)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0));
        Uni<List<Notification>> items = pool.preparedQuery(
                        "select state::text" + where + NEWEST_FIRST + " limit $2 offset $3")
                .execute(Tuple.of(userId, page.size(), page.offset()))
                .map(this::decode);
        return Uni.combine().all().unis(total, items).with((count, found) -> Page.of(found, count, page));
    }

    private List<Notification> decode(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> notifications.decode(row.getString(0)))
                .toList();
    }
}
