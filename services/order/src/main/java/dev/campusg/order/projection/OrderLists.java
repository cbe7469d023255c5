package dev.campusg.order.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.order.application.OrderView;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders as lists, newest first. A list is read from the states the last commits left: it is never behind. */
@Singleton
public class OrderLists {

    private final Pool pool;
    private final ObjectReader reader;

    OrderLists(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.reader = mapper.readerFor(Order.class);
    }

    /** What to list; null means any. */
    public record Filter(
            @Nullable String customerId,
            @Nullable String runnerId,
            @Nullable OrderStatus status) {}

    public Uni<Page<OrderView>> find(Filter filter, PageRequest page) {
        StringBuilder where = new StringBuilder(" from es.stream where category = 'order' and state is not null");
        List<Object> values = new ArrayList<>();
        add(where, values, "customerId", filter.customerId);
        add(where, values, "runnerId", filter.runnerId);
        add(where, values, "status", filter.status == null ? null : filter.status.name());
        Uni<Long> total = pool.preparedQuery("select count(*)" + where)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong(0));
        String slice = " order by id desc limit " + page.size() + " offset " + page.offset();
        Uni<List<OrderView>> items = pool.preparedQuery("select version, state::text" + where + slice)
                .execute(Tuple.from(values))
                .map(rows -> {
                    List<OrderView> views = new ArrayList<>();
                    rows.forEach(row -> views.add(view(row)));
                    return views;
                });
        return Uni.combine().all().unis(total, items).asTuple().map(both -> Page.of(both.getItem2(), both.getItem1(), page));
    }

    private static void add(StringBuilder where, List<Object> values, String field, @Nullable String value) {
        if (value != null) {
            values.add(value);
            where.append(" and state ->> '").append(field).append("' = $").append(values.size());
        }
    }

    private OrderView view(Row row) {
        try {
            return OrderView.of(reader.readValue(row.getString(1)), row.getLong(0));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored order cannot be read", unreadable);
        }
    }
}
