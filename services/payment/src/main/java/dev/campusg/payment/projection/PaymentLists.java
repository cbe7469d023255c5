package dev.campusg.payment.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.payment.application.PaymentView;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments as lists, newest first. A list is read from the states the last commits left: it is never behind. */
@Singleton
public class PaymentLists {

    private final Pool pool;
    private final ObjectReader reader;

    PaymentLists(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.reader = mapper.readerFor(Payment.class);
    }

    /** What to list; null means any. */
    public record Filter(
            @Nullable String orderId,
            @Nullable String customerId,
            @Nullable PaymentStatus status) {}

    public Uni<Page<PaymentView>> find(Filter filter, PageRequest page) {
        StringBuilder where = new StringBuilder(" from es.stream where category = 'payment' and state is not null");
        List<Object> values = new ArrayList<>();
        add(where, values, "id", filter.orderId == null ? null : "payment-" + filter.orderId);
        add(where, values, "state -> 'terms' ->> 'customerId'", filter.customerId);
        add(where, values, "state ->> 'status'", filter.status == null ? null : filter.status.name());
        String slice = " order by id desc limit " + page.size() + " offset " + page.offset();
        Uni<Long> total = pool.preparedQuery("select count(*)" + where)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong(0));
        return total.chain(count -> pool.preparedQuery("select version, state::text" + where + slice)
                .execute(Tuple.from(values))
                .map(rows -> {
                    List<PaymentView> views = new ArrayList<>();
                    rows.forEach(row -> views.add(view(row)));
                    return Page.of(views, count, page);
                }));
    }

    private static void add(StringBuilder where, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            values.add(value);
            where.append(" and ").append(column).append(" = $").append(values.size());
        }
    }

    private PaymentView view(Row row) {
        try {
            return PaymentView.of(reader.readValue(row.getString(1)), row.getLong(0));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored payment cannot be read", unreadable);
        }
    }
}
