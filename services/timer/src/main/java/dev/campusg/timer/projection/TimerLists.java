package dev.campusg.timer.projection;

import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.timer.application.OverdueTimers;
import dev.campusg.timer.domain.TimerStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Request timers as lists. They are read from the states the last commits left: never behind. */
@Singleton
public class TimerLists implements OverdueTimers {

    private static final String TIMERS = " from es.stream where category = 'requesttimer'";

    private final Pool pool;

    TimerLists(Pool pool) {
        this.pool = pool;
    }

    /** The latest timer of an order. */
    public record Latest(
            String timerId, String orderId, @Nullable String sagaId, TimerStatus status) {}

    /** The latest timer of each order: an earlier one says nothing about the order any more. Last changed first. */
    public Uni<Page<Latest>> latest(@Nullable TimerStatus status, PageRequest page) {
        String where = TIMERS + " and state #>> '{current,status}' "
                + (status == null ? "is not null" : "= '" + status.name() + "'");
        Uni<Long> total = pool.query("select count(*)" + where)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
        Uni<List<Latest>> items = pool.preparedQuery("""
                        select state #>> '{current,timerId}', state #>> '{current,orderId}',
                            state #>> '{current,sagaId}', state #>> '{current,status}'
                        """ + where + " order by updated_at desc, id limit $1 offset $2")
                .execute(Tuple.of(page.size(), page.offset()))
                .map(rows -> list(rows).stream()
                        .map(row -> new Latest(
                                row.getString(0),
                                row.getString(1),
                                row.getString(2),
                                TimerStatus.valueOf(row.getString(3))))
                        .toList());
        return Uni.combine()
                .all()
                .unis(total, items)
                .asTuple()
                .map(both -> Page.of(both.getItem2(), both.getItem1(), page));
    }

    /** The order a timer was started for, null if there is no such timer. */
    public Uni<@Nullable String> orderOf(String timerId) {
        JsonArray such = new JsonArray().add(new JsonObject().put("timerId", timerId));
        return pool.preparedQuery("select id" + TIMERS
                        + " and (state #>> '{current,timerId}' = $1 or state -> 'earlier' @> $2) limit 1")
                .execute(Tuple.of(timerId, such))
                .map(rows -> rows.size() == 0
                        ? null
                        : StreamId.parse(rows.iterator().next().getString(0)).key());
    }

    @Override
    public Uni<List<Overdue>> at(Instant now) {
        return pool.preparedQuery("""
                        select state #>> '{current,timerId}', state #>> '{current,orderId}',
                            (state #>> '{current,expiresAt}')::timestamptz
                        """ + TIMERS + """
                         and state #>> '{current,status}' = 'ACTIVE'
                         and (state #>> '{current,expiresAt}')::timestamptz <= $1
                        order by 3 limit $2
                        """)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), SWEPT))
                .map(rows -> list(rows).stream()
                        .map(row -> new Overdue(
                                row.getString(0),
                                row.getString(1),
                                row.getOffsetDateTime(2).toInstant()))
                        .toList());
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
