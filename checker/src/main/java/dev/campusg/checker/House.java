package dev.campusg.checker;

import static dev.campusg.checker.JsonRecords.MAPPER;

import dev.campusg.acceptordersaga.application.AcceptOrderSagas;
import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.acceptordersaga.domain.HandoverSagas;
import dev.campusg.completeordersaga.application.CompleteOrderSagas;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.completeordersaga.domain.CompleteOrderSaga;
import dev.campusg.contracts.Money;
import dev.campusg.createordersaga.application.CreateOrderSagas;
import dev.campusg.createordersaga.domain.CreateOrderSaga;
import dev.campusg.createordersaga.domain.Deadlines;
import dev.campusg.escrow.application.EscrowFacts;
import dev.campusg.escrow.application.EscrowService;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.eventstore.testkit.history.Subject;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.application.OrderNews;
import dev.campusg.order.application.OrderFacts;
import dev.campusg.order.application.OrderService;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.payment.application.PaymentEffects;
import dev.campusg.payment.application.Payments;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import dev.campusg.scheduler.application.ScheduledEvents;
import dev.campusg.timer.application.RequestTimers;
import dev.campusg.timer.application.TimerFacts;
import dev.campusg.user.application.UserFacts;
import dev.campusg.user.application.UserService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The services and the kinds of streams each keeps, with the services' own rules. Their participants are only asked what
 * they would do; the store they are given stays empty.
 */
final class House {

    private static final EventStore NOTHING = new InMemoryEventStore(Clock.systemUTC());

    /** What the endpoint for developers asks for delivery; it publishes nothing. */
    private static final Money TEST_FEE = Money.of("3.99");

    /** How long a saga waits does not matter when nobody is asked. */
    static final SagaMachine<Handover> HANDOVERS = HandoverSagas.machine(Duration.ofSeconds(10));

    static final SagaDefinition<CompleteOrder> COMPLETION =
            CompleteOrderSaga.definition(dev.campusg.completeordersaga.domain.Deadlines.DEFAULT);

    private final Known known;

    House(Known known) {
        this.known = known;
    }

    /** A service, by the name of its folder. */
    record Service(String name, Supplier<List<Subject<?, ?, ?>>> subjects) {}

    List<Service> services() {
        return List.of(
                new Service(
                        "user",
                        () -> List.of(subject(
                                UserService.participant(NOTHING, encoder("user"), MAPPER), UserFacts::of, _ -> {}))),
                new Service("order", () -> List.of(orders())),
                new Service(
                        "payment",
                        () -> List.of(subject(
                                Payments.participant(NOTHING, encoder("payment"), MAPPER),
                                PaymentEffects::of,
                                told -> known.payments.put(told.log().id().key(), told)))),
                new Service(
                        "escrow",
                        () -> List.of(subject(
                                EscrowService.participant(NOTHING, encoder("escrow"), MAPPER),
                                EscrowFacts::of,
                                told -> known.escrows.put(told.log().id().key(), told)))),
                new Service(
                        "timer",
                        () -> List.of(subject(
                                RequestTimers.participant(
                                        NOTHING, encoder("timer"), MAPPER, RequestTimers.DEFAULT_DURATION),
                                TimerFacts::of,
                                told -> known.timers.put(told.log().id().key(), told)))),
                new Service("notification", this::notifications),
                new Service(
                        "scheduler",
                        () -> List.of(subject(
                                ScheduledEvents.participant(NOTHING, encoder("scheduler"), MAPPER),
                                ScheduledEvents::effects,
                                told -> known.scheduled.add(told)))),
                new Service("create-order-saga", () -> List.of(creations())),
                new Service("accept-order-saga", () -> List.of(handovers())),
                new Service("complete-order-saga", () -> List.of(completions())));
    }

    private Subject<?, ?, ?> orders() {
        return new Subject<>(
                OrderService.participant(NOTHING, encoder("order"), MAPPER),
                (_, decision) -> new OrderFacts(MAPPER).of(decision),
                House::isTestOrder,
                told -> known.orders.put(told.log().id().key(), told));
    }

    private static boolean isTestOrder(Decision.Accepted<Order, OrderEvent> decision) {
        return decision.events().getFirst() instanceof OrderEvent.OrderPlaced placed
                && placed.deliveryFee().equals(TEST_FEE);
    }

    private List<Subject<?, ?, ?>> notifications() {
        return List.of(
                subject(
                        Notifications.participant(NOTHING, encoder("notification"), MAPPER),
                        _ -> Effects.NONE,
                        told -> known.notifications.add(told.state())),
                keyed(OrderNews.participant(NOTHING, encoder("notification"), MAPPER), OrderNews::send, _ -> {}));
    }

    private Subject<?, ?, ?> creations() {
        var sagas = CreateOrderSagas.on(
                CreateOrderSaga.definition(Deadlines.DEFAULT),
                NOTHING,
                encoder("create-order-saga"),
                MAPPER,
                Clock.systemUTC());
        return of(sagas, (creation, told) -> known.creations.put(creation.orderId(), told));
    }

    private Subject<?, ?, ?> handovers() {
        var sagas = AcceptOrderSagas.on(HANDOVERS, NOTHING, encoder("accept-order-saga"), MAPPER, Clock.systemUTC());
        return of(
                sagas,
                (handover, told) -> known.handovers
                        .computeIfAbsent(handover.orderId(), _ -> new ArrayList<>())
                        .add(told));
    }

    private Subject<?, ?, ?> completions() {
        var sagas =
                CompleteOrderSagas.on(COMPLETION, NOTHING, encoder("complete-order-saga"), MAPPER, Clock.systemUTC());
        return of(sagas, (completion, told) -> known.completions.put(completion.orderId(), told));
    }

    private static <D> Subject<?, ?, ?> of(
            Sagas<D> sagas, BiConsumer<D, Subject.Told<SagaState<D>, SagaEvent<D>>> witness) {
        return subject(sagas.participant(), sagas::effects, told -> {
            D data = told.state().data();
            if (data != null) {
                witness.accept(data, told);
            }
        });
    }

    private static <S, C, E> Subject<S, C, E> subject(
            Participant<S, C, E> participant,
            Function<Decision<S, E>, Effects> told,
            Consumer<Subject.Told<S, E>> witness) {
        return keyed(participant, (_, decision) -> told.apply(decision), witness);
    }

    private static <S, C, E> Subject<S, C, E> keyed(
            Participant<S, C, E> participant,
            BiFunction<String, Decision<S, E>, Effects> told,
            Consumer<Subject.Told<S, E>> witness) {
        return new Subject<>(participant, told, _ -> false, witness);
    }

    private static MessageEncoder encoder(String service) {
        return JsonRecords.envelope(service);
    }
}
