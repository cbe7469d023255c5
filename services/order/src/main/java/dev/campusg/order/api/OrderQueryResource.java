package dev.campusg.order.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.RUNNER;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.store.StreamHistory;
import dev.campusg.order.application.OrderService;
import dev.campusg.order.application.OrderView;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.order.projection.OrderLists;
import dev.campusg.order.projection.OrderLists.Filter;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/")
class OrderQueryResource {

    private final Participant<Order, OrderCommand, OrderEvent> orders;
    private final OrderLists lists;
    private final StreamHistory history;
    private final RequestIdentity request;

    OrderQueryResource(
            Participant<Order, OrderCommand, OrderEvent> orders,
            OrderLists lists,
            StreamHistory history,
            RequestIdentity request) {
        this.orders = orders;
        this.lists = lists;
        this.history = history;
        this.request = request;
    }

    @GET
    @Path("orders")
    public Uni<Page<OrderView>> list(
            @BeanParam PageRequest page, @RestQuery @Nullable String status, @RestQuery @Nullable String runnerId) {
        request.caller().require(RUNNER, SERVICE, ADMIN);
        Filter filter = new Filter(null, runnerId, status == null ? null : OrderStatus.parse(status));
        return lists.find(filter, page);
    }

    @GET
    @Path("orders/customer/{customerId}")
    public Uni<Page<OrderView>> ofCustomer(@RestPath String customerId, @BeanParam PageRequest page) {
        request.caller().requireSelfOr(customerId, SERVICE, ADMIN);
        return lists.find(new Filter(customerId, null, null), page);
    }

    @GET
    @Path("getOrderDetails")
    public Uni<RestResponse<OrderView>> details(@RestQuery @NotBlank String orderId) {
        return answer(orders.streams().current(orderId));
    }

    /** The order as it is, or as it was at a version or an instant. */
    @GET
    @Path("orders/{id}")
    public Uni<RestResponse<OrderView>> byId(@RestPath String id, @RestQuery @Nullable String at) {
        return answer(at == null ? orders.streams().current(id) : then(id, at));
    }

    private CompletionStage<Current<Order>> then(String id, String at) {
        if (!at.isEmpty() && at.chars().allMatch(Character::isDigit) && at.length() < 19) {
            return orders.streams().folded(id, Long.parseLong(at), Instant.MAX);
        }
        try {
            return orders.streams().folded(id, Long.MAX_VALUE, Instant.parse(at));
        } catch (DateTimeParseException neither) {
            throw Rejected.invalid("INVALID_AT", "at is a version such as 3 or a time such as 2026-03-01T12:00:00Z");
        }
    }

    @GET
    @Path("orders/{id}/history")
    public Uni<List<StreamHistory.Entry>> history(@RestPath String id) {
        return answer(orders.streams().current(id)).chain(() -> history.of(new StreamId(OrderService.CATEGORY, id)));
    }

    private Uni<RestResponse<OrderView>> answer(CompletionStage<Current<Order>> order) {
        Caller caller = request.caller();
        return Uni.createFrom().completionStage(order).map(current -> answer(caller, current));
    }

    private static RestResponse<OrderView> answer(Caller caller, Current<Order> current) {
        Order order = current.state();
        if (order.status() == OrderStatus.NONE) {
            throw Rejected.notFound("ORDER_NOT_FOUND", "there is no such order");
        }
        if (!caller.is(RUNNER)) {
            caller.requireSelfOr(order.customerId(), SERVICE, ADMIN);
        }
        return RestResponse.ResponseBuilder.ok(OrderView.of(order, current.version()))
                .tag(new EntityTag(String.valueOf(current.version())))
                .build();
    }
}
