package dev.campusg.order.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.contracts.Money;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/")
class OrderCommandResource {

    private static final Money TEST_FEE = Money.of("3.99");
    private static final String BY_REQUEST = "Cancelled by request";

    private final Participant<Order, OrderCommand, OrderEvent> orders;
    private final OrderFacts facts;
    private final RequestIdentity request;
    private final boolean production;
    private final Clock clock;

    OrderCommandResource(
            Participant<Order, OrderCommand, OrderEvent> orders,
            OrderFacts facts,
            RequestIdentity request,
            @ConfigProperty(name = "campusg.env", defaultValue = "local") String environment,
            Clock clock) {
        this.orders = orders;
        this.facts = facts;
        this.request = request;
        this.production = environment.equals("production");
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
        if (production) {
            throw Rejected.notFound("NOT_FOUND", "not in production");
        }
        return place(create, TEST_FEE, _ -> Effects.NONE);
    }

    private Uni<Answers.Created> place(
            Requests.CreateOrder create, Money fee, Function<Decision<Order, OrderEvent>, Effects> effects) {
        request.caller().requireSelfOr(create.customerId(), SERVICE, ADMIN);
        String orderId = request.allottedId();
        Requests.Details details = create.orderDetails();
        return run(
                        orderId,
                        new OrderCommand.Place(
                                orderId,
                                create.customerId(),
                                details.items(),
                                details.storeLocation(),
                                details.deliveryLocation(),
                                fee,
                                null,
                                now()),
                        effects)
                .replaceWith(new Answers.Created(true, orderId, "Order created"));
    }

    @POST
    @Path("updateOrderStatus")
    public Uni<Answers.Changed> updateStatus(@NotNull @Valid Requests.UpdateStatus update) {
        OrderStatus stage = OrderStatus.parse(update.status());
        return change(update.orderId(), new OrderCommand.Report(stage, update.proof(), actor(), now()))
                .map(order -> new Answers.Changed("Order is " + order.orderStatus(), order));
    }

    @POST
    @Path("verifyAndAcceptOrder")
    public Uni<Answers.Accepted> accept(@NotNull @Valid Requests.Accept accept) {
        request.caller().requireSelfOr(accept.runnerId(), SERVICE, ADMIN);
        return change(accept.orderId(), new OrderCommand.Accept(accept.runnerId(), now()))
                .replaceWith(new Answers.Accepted("Order accepted", accept.orderId()));
    }

    @POST
    @Path("cancelOrder")
    public Uni<Answers.Changed> cancel(@NotNull @Valid Requests.OrderRef cancel) {
        String reason = Objects.requireNonNullElse(cancel.reason(), BY_REQUEST);
        return change(cancel.orderId(), cancelCommand(cancel, reason))
                .map(order -> new Answers.Changed("Order cancelled", order));
    }

    private OrderCommand cancelCommand(Requests.OrderRef cancel, String reason) {
        if (Boolean.TRUE.equals(cancel.force())) {
            request.caller().require(ADMIN);
            return new OrderCommand.ForceCancel(reason, now());
        }
        return new OrderCommand.Cancel(reason, actor(), now());
    }

    @POST
    @Path("cancelAcceptance")
    public Uni<Answers.Changed> cancelAcceptance(@NotNull @Valid Requests.OrderRef order) {
        return change(order.orderId(), new OrderCommand.CancelAcceptance(actor(), now()))
                .map(changed -> new Answers.Changed("Acceptance cancelled", changed));
    }

    @POST
    @Path("clearRunner")
    public Uni<Answers.Changed> clearRunner(@NotNull @Valid Requests.OrderRef order) {
        request.caller().require(SERVICE, ADMIN);
        return change(order.orderId(), new OrderCommand.ClearRunner(now()))
                .map(changed -> new Answers.Changed("Runner cleared", changed));
    }

    @POST
    @Path("completeOrder")
    public Uni<Answers.Changed> complete(@NotNull @Valid Requests.OrderRef order) {
        request.caller().require(SERVICE, ADMIN);
        return change(order.orderId(), new OrderCommand.Complete(now()))
                .map(changed -> new Answers.Changed("Order completed", changed));
    }

    private Uni<OrderView> change(String orderId, OrderCommand command) {
        return run(orderId, command, facts::of).map(current -> OrderView.of(current.state(), current.version()));
    }

    private Uni<Current<Order>> run(
            String orderId, OrderCommand command, Function<Decision<Order, OrderEvent>, Effects> effects) {
        return Uni.createFrom().completionStage(orders.run(orderId, request.metadata(), command, effects));
    }

    private Actor actor() {
        Caller caller = request.caller();
        return caller.isAny(SERVICE, ADMIN) ? Actor.service(caller.id()) : Actor.user(caller.id());
    }

    private Instant now() {
        return clock.instant();
    }
}
