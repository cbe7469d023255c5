package dev.campusg.order.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.order.application.OrderService;
import dev.campusg.order.application.OrderView;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Orders as lists, newest first. */
@Singleton
public class OrderLists {

    private final Documents<Order> orders;

    OrderLists(Pool pool, ObjectMapper mapper) {
        this.orders = Documents.of(pool, OrderService.CATEGORY, new JacksonState<>(mapper, 1, Order.class));
    }

    /** What to list; null means any. */
    public record Filter(
            @Nullable String customerId,
            @Nullable String runnerId,
            @Nullable OrderStatus status) {}

    public Uni<Page<OrderView>> find(Filter filter, PageRequest page) {
        return orders.where("state ->> 'customerId'", filter.customerId)
                .where("state ->> 'runnerId'", filter.runnerId)
                .where("state ->> 'status'", filter.status)
                .page(page, OrderView::of);
    }
}
