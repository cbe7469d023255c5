package dev.campusg.order.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.RUNNER;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;
import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;

import dev.campusg.contracts.Money;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Developers;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.VersionTags;
import dev.campusg.order.application.OrderFacts;
import dev.campusg.order.application.OrderView;
import dev.campusg.order.domain.Actor;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderStatus;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/")
class OrderCommandResource {

    private static final Money TEST_FEE = Money.of("3.99");
    private static final String BY_REQUEST = "Cancelled by request";

    private final Participant<Order, OrderCommand, OrderEvent> orders;
    private final OrderFacts facts;
    private final RequestIdentity request;
    private final Developers developers;
    private final Clock clock;

    OrderCommandResource(
            Participant<Order, OrderCommand, OrderEvent> orders,
            OrderFacts facts,
            RequestIdentity request,
            Developers developers,
            Clock clock) {
        this.orders = orders;
        this.facts = facts;
        this.request = request;
        this.developers = developers;
        this.clock = clock;
    }

    @POST
    @Path("createOrder")
    @ResponseStatus(201)
    public Uni<Answers.Created> create(@NotNull @Valid Requests.CreateOrder create) {
        Money fee = Objects.requireNonNullElse(create.orderDetails().deliveryFee(), Money.ZERO);
        return place(create, fee, facts::of);
    }

    /** For developers: publishes nothing. */
    @POST
    @Path("testCreateOrder")
    @ResponseStatus(201)
    public Uni<Answers.Created> testCreate(@NotNull @Valid Requests.CreateOrder create) {
        developers.requireTheirs();
        return place(create, TEST_FEE, _ -> Effects.NONE);
    }

    private Uni<Answers.Created> place(
            Requests.CreateOrder create, Money fee, Function<Decision<Order, OrderEvent>, Effects> effects) {
        request.caller().requireSelfOr(create.customerId(), SERVICE, ADMIN);
        String orderId = request.allottedId();
        Requests.Details details = create.orderDetails();
        OrderCommand place = new OrderCommand.Place(
                orderId,
                create.customerId(),
                details.items(),
                details.storeLocation(),
                details.deliveryLocation(),
                fee,
                null,
                now());
        return Uni.createFrom()
                .completionStage(orders.run(orderId, request.metadata(), place, effects))
                .replaceWith(new Answers.Created(true, orderId, "Order created"));
    }

    @POST
    @Path("updateOrderStatus")
    public Uni<RestResponse<Answers.Changed>> updateStatus(
            @NotNull @Valid Requests.UpdateStatus update, @HeaderParam(IF_MATCH) @Nullable VersionTags version) {
        request.caller().require(RUNNER, SERVICE, ADMIN);
        OrderStatus stage = OrderStatus.parse(update.status());
        OrderCommand report = new OrderCommand.Report(stage, update.proof(), actor(), now());
        return change(update.orderId(), report, version, "Order is " + stage);
    }

    @POST
    @Path("verifyAndAcceptOrder")
    public Uni<RestResponse<Answers.Accepted>> accept(
            @NotNull @Valid Requests.Accept accept, @HeaderParam(IF_MATCH) @Nullable VersionTags version) {
        request.caller().require(RUNNER, SERVICE, ADMIN);
        request.caller().requireSelfOr(accept.runnerId(), SERVICE, ADMIN);
        return run(accept.orderId(), new OrderCommand.Accept(accept.runnerId(), now()), version)
                .map(order -> tagged(order, new Answers.Accepted("Order accepted", accept.orderId())));
    }

    @POST
    @Path("cancelOrder")
    public Uni<RestResponse<Answers.Changed>> cancel(
            @NotNull @Valid Requests.OrderRef cancel, @HeaderParam(IF_MATCH) @Nullable VersionTags version) {
        return change(cancel.orderId(), cancelCommand(cancel), version, "Order cancelled");
    }

    private OrderCommand cancelCommand(Requests.OrderRef cancel) {
        String reason = Objects.requireNonNullElse(cancel.reason(), BY_REQUEST);
        if (Boolean.TRUE.equals(cancel.force())) {
            request.caller().require(ADMIN);
            return new OrderCommand.ForceCancel(reason, now());
        }
        return new OrderCommand.Cancel(reason, actor(), now());
    }

    @POST
    @Path("cancelAcceptance")
    public Uni<RestResponse<Answers.Changed>> cancelAcceptance(
            @NotNull @Valid Requests.OrderRef order, @HeaderParam(IF_MATCH) @Nullable VersionTags version) {
        request.caller().require(RUNNER, SERVICE, ADMIN);
        OrderCommand cancel = new OrderCommand.CancelAcceptance(actor(), now());
        return change(order.orderId(), cancel, version, "Acceptance cancelled");
    }

    @POST
    @Path("clearRunner")
    public Uni<RestResponse<Answers.Changed>> clearRunner(
            @NotNull @Valid Requests.OrderRef order, @HeaderParam(IF_MATCH) @Nullable VersionTags version) {
        request.caller().require(SERVICE, ADMIN);
        return change(order.orderId(), new OrderCommand.ClearRunner(now()), version, "Runner cleared");
    }

    @POST
    @Path("completeOrder")
    public Uni<RestResponse<Answers.Changed>> complete(
            @NotNull @Valid Requests.OrderRef order, @HeaderParam(IF_MATCH) @Nullable VersionTags version) {
        request.caller().require(SERVICE, ADMIN);
        return change(order.orderId(), new OrderCommand.Complete(now()), version, "Order completed");
    }

    private Uni<RestResponse<Answers.Changed>> change(
            String orderId, OrderCommand command, @Nullable VersionTags version, String message) {
        return run(orderId, command, version).map(order -> tagged(order, new Answers.Changed(message, order)));
    }

    private Uni<OrderView> run(String orderId, OrderCommand command, @Nullable VersionTags version) {
        return Uni.createFrom()
                .completionStage(
                        orders.runAt(orderId, request.metadata(), VersionTags.onlyFor(version, command), facts::of))
                .map(current -> OrderView.of(current.state(), current.version()));
    }

    private static <T> RestResponse<T> tagged(OrderView order, T answer) {
        return ResponseBuilder.ok(answer).tag(VersionTags.of(order.version())).build();
    }

    private Actor actor() {
        Caller caller = request.caller();
        return caller.isAny(SERVICE, ADMIN) ? Actor.service(caller.id()) : Actor.user(caller.id());
    }

    private Instant now() {
        return clock.instant();
    }
}
