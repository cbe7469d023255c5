package dev.campusg.order.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.RUNNER;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.VersionTags;
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
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
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
            @BeanParam PageRequest page,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String runnerId,
            @RestQuery("runner_id") @Nullable String runnerIdToo) {
        request.caller().require(RUNNER, SERVICE, ADMIN);
        String runner = runnerId == null ? runnerIdToo : runnerId;
        return lists.find(new Filter(null, runner, status == null ? null : OrderStatus.parse(status)), page);
    }

    @GET
    @Path("orders/customer/{customerId}")
    public Uni<Page<OrderView>> ofCustomer(@RestPath String customerId, @BeanParam PageRequest page) {
        request.caller().requireSelfOr(customerId, SERVICE, ADMIN);
        return lists.find(new Filter(customerId, null, null), page);
    }

    @GET
    @Path("getOrderDetails")
    public Uni<RestResponse<OrderView>> details(
            @RestQuery @NotNull Key orderId, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable VersionTags seen) {
        return answer(orders.streams().current(orderId.value()), seen);
    }

    /** The order as it is, or as it was at a version or an instant. */
    @GET
    @Path("orders/{id}")
    public Uni<RestResponse<OrderView>> byId(
            @RestPath Key id,
            @RestQuery @Nullable String at,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable VersionTags seen) {
        return answer(at == null ? orders.streams().current(id.value()) : then(id.value(), at), seen);
    }

    private CompletionStage<Current<Order>> then(String id, String at) {
        if (at.matches("\\d{1,18}")) {
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
    public Uni<List<StreamHistory.Entry>> history(@RestPath Key id) {
        return find(orders.streams().current(id.value()))
                .chain(() -> history.of(new StreamId(OrderService.CATEGORY, id.value())));
    }

    private Uni<RestResponse<OrderView>> answer(CompletionStage<Current<Order>> order, @Nullable VersionTags seen) {
        return find(order)
                .map(current -> (VersionTags.has(seen, current.version())
                                ? ResponseBuilder.<OrderView>notModified()
                                : ResponseBuilder.ok(OrderView.of(current.state(), current.version())))
                        .tag(VersionTags.of(current.version()))
                        .build());
    }

    private Uni<Current<Order>> find(CompletionStage<Current<Order>> order) {
        Caller caller = request.caller();
        return Uni.createFrom().completionStage(order).invoke(current -> Visible.order(caller, current));
    }
}
