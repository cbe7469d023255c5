package dev.campusg.timer.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.timer.application.OverdueTimers;
import dev.campusg.timer.application.RequestTimers;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
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
    private final Documents<OrderTimers> latest;

    TimerLists(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.latest = Documents.of(
                        pool, RequestTimers.CATEGORY, new JacksonState<OrderTimers>(mapper, 2, OrderTimers.class))
                .only("state #>> '{current,status}' is not null")
                .orderedBy("updated_at desc, id");
    }

    /** The latest timer of each order: an earlier one says nothing about the order any more. Last changed first. */
    public Uni<Page<RequestTimer>> latest(@Nullable TimerStatus status, PageRequest page) {
        return latest.where("state #>> '{current,status}'", status).page(page, (timers, _) -> timers.latest());
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
