package dev.campusg.simulation;

import dev.campusg.acceptordersaga.application.AcceptOrderSagas;
import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.acceptordersaga.domain.HandoverSagas;
import dev.campusg.completeordersaga.application.CompleteOrderSagas;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.completeordersaga.domain.CompleteOrderSaga;
import dev.campusg.completeordersaga.domain.Deadlines;
import dev.campusg.createordersaga.application.CreateOrderSagas;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.createordersaga.domain.CreateOrderSaga;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.testkit.simulation.Node;
import dev.campusg.eventstore.testkit.simulation.Service;
import dev.campusg.eventstore.testkit.simulation.Simulation;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.application.OrderNews;
import dev.campusg.order.application.OrderService;
import dev.campusg.payment.application.GatewayReaction;
import dev.campusg.payment.application.Payments;
import dev.campusg.payment.gateway.InMemoryGatewayBooks;
import dev.campusg.payment.gateway.SimulatedGateway;
import dev.campusg.simulation.Parts.EscrowPart;
import dev.campusg.simulation.Parts.NotificationPart;
import dev.campusg.simulation.Parts.OrderPart;
import dev.campusg.simulation.Parts.PaymentPart;
import dev.campusg.simulation.Parts.SagaPart;
import dev.campusg.simulation.Parts.TimerPart;
import dev.campusg.simulation.Parts.UserPart;
import dev.campusg.timer.application.Expiry;
import dev.campusg.timer.application.RequestTimers;
import dev.campusg.user.application.UserService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** All services of a world, each with its own database, and the card processor outside. */
final class Campus {

    private static final Duration GATEWAY_LIMIT = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration SLOW_CARD = Duration.ofSeconds(75);
    private static final List<Duration> TIMERS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    final Simulation world;
    final InMemoryGatewayBooks books = new InMemoryGatewayBooks();
    final Node<UserPart> users;
    final Node<OrderPart> orders;
    final Node<PaymentPart> payments;
    final Node<EscrowPart> escrows;
    final Node<TimerPart> timers;
    final Node<NotificationPart> notifications;
    final Node<SagaPart<CreateOrder>> sagas;
    final Node<SagaPart<Handover>> handovers;
    final Node<SagaPart<CompleteOrder>> completions;

    private final Bug bug;
    private final Duration orderTimer;

    Campus(Simulation world, Bug bug) {
        this.world = world;
        this.bug = bug;
        this.orderTimer = world.chance().oneOf(TIMERS);
        this.users = node("user", (store, clock) -> {
            JsonEnvelope envelope = Json.envelope("user", clock);
            return new UserPart(envelope, UserService.participant(store, envelope, Json.MAPPER));
        });
        this.orders = node("order", (store, clock) -> {
            JsonEnvelope envelope = Json.envelope("order", clock);
            return new OrderPart(envelope, OrderService.participant(store, envelope, Json.MAPPER));
        });
        this.payments = node("payment", this::payment);
        this.escrows = node("escrow", (store, clock) -> {
            JsonEnvelope envelope = Json.envelope("escrow", clock);
            return new EscrowPart(envelope, bug.escrow(store, envelope));
        });
        this.timers = node("timer", this::timer);
        this.notifications = node("notification", (store, clock) -> {
            JsonEnvelope envelope = Json.envelope("notification", clock);
            return new NotificationPart(
                    envelope,
                    Notifications.participant(store, envelope, Json.MAPPER),
                    OrderNews.participant(store, envelope, Json.MAPPER));
        });
        this.sagas = node("create-order-saga", this::creation);
        this.handovers = node("accept-order-saga", this::handover);
        this.completions = node("complete-order-saga", this::completion);
    }

    /** What each service knows, asked at the end. */
    record Observers(
            SagaPart<CreateOrder> sagas,
            SagaPart<Handover> handovers,
            SagaPart<CompleteOrder> completions,
            OrderPart orders,
            PaymentPart payments,
            EscrowPart escrows,
            TimerPart timers,
            Histories histories) {}

    Observers observers() {
        return new Observers(
                sagas.observer(),
                handovers.observer(),
                completions.observer(),
                orders.observer(),
                payments.observer(),
                escrows.observer(),
                timers.observer(),
                Histories.of(this));
    }

    private <S extends Service> Node<S> node(String name, Service.Starting<S> starting) {
        return world.node(name, Subscriptions.of(name), starting, bug.in(name));
    }

    private PaymentPart payment(EventStore store, Clock clock) {
        JsonEnvelope envelope = Json.envelope("payment", clock);
        var participant = Payments.participant(store, envelope, Json.MAPPER);
        var gateway = new CardNetwork(bug.gateway(new SimulatedGateway(books, clock, SLOW_CARD)), world);
        return new PaymentPart(envelope, participant, new GatewayReaction(participant, gateway, clock, GATEWAY_LIMIT));
    }

    private TimerPart timer(EventStore store, Clock clock) {
        JsonEnvelope envelope = Json.envelope("timer", clock);
        var participant = RequestTimers.participant(store, envelope, Json.MAPPER, orderTimer);
        return new TimerPart(envelope, participant, new Expiry(participant, clock));
    }

    private SagaPart<CreateOrder> creation(EventStore store, Clock clock) {
        JsonEnvelope envelope = Json.envelope("create-order-saga", clock);
        var definition = bug.saga(CreateOrderSaga.definition(dev.campusg.createordersaga.domain.Deadlines.DEFAULT));
        return new SagaPart<>(envelope, CreateOrderSagas.on(definition, store, envelope, Json.MAPPER, clock));
    }

    private SagaPart<Handover> handover(EventStore store, Clock clock) {
        JsonEnvelope envelope = Json.envelope("accept-order-saga", clock);
        var machine = bug.handover(HandoverSagas.machine(STEP));
        return new SagaPart<>(envelope, AcceptOrderSagas.on(machine, store, envelope, Json.MAPPER, clock));
    }

    private SagaPart<CompleteOrder> completion(EventStore store, Clock clock) {
        JsonEnvelope envelope = Json.envelope("complete-order-saga", clock);
        var definition = CompleteOrderSaga.definition(Deadlines.DEFAULT);
        return new SagaPart<>(envelope, CompleteOrderSagas.on(definition, store, envelope, Json.MAPPER, clock));
    }
}
