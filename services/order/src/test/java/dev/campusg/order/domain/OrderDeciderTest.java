package dev.campusg.order.domain;

import static dev.campusg.order.domain.OrderStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.testkit.DeciderScenario;
import dev.campusg.order.domain.OrderCommand.*;
import dev.campusg.order.domain.OrderEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDeciderTest {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor ALICE = Actor.user("alice");
    private static final Actor BOB = Actor.user("bob");
    private static final Actor CAROL = Actor.user("carol");
    private static final OrderDecider DECIDER = new OrderDecider();

    private static final List<OrderStatus> ROAD =
            List.of(PENDING, CREATED, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, COMPLETED);

    private static Place place(FoodItem... items) {
        return new Place("o1", "alice", List.of(items), "Canteen", "Hall 7", Money.of("2.50"), "s1", T);
    }

    private static FoodItem laksa(String price, int quantity) {
        return new FoodItem("Laksa", Money.of(price), quantity);
    }

    private static OrderPlaced placed() {
        return new OrderPlaced(
                "o1", "alice", List.of(laksa("6.00", 2)), "Canteen", "Hall 7", Money.of("2.50"), "s1", T);
    }

    /** The events that lead an order to a status. */
    private static OrderEvent[] upTo(OrderStatus status) {
        List<OrderEvent> events = new ArrayList<>(List.of(placed()));
        for (OrderStatus stage : ROAD.subList(1, Math.max(1, ROAD.indexOf(status) + 1))) {
            events.add(
                    switch (stage) {
                        case CREATED -> new OrderPutOnOffer(T);
                        case ACCEPTED -> new OrderAccepted("bob", T);
                        case COMPLETED -> new OrderCompleted(T);
                        case NONE, PENDING, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, CANCELLED ->
                            new StageReached(stage, null, T);
                    });
        }
        if (status == CANCELLED) {
            events.add(new OrderCancelled("why", T));
        }
        return status == NONE ? new OrderEvent[0] : events.toArray(OrderEvent[]::new);
    }

    private static DeciderScenario<Order, OrderCommand, OrderEvent> given(OrderStatus status) {
        return DeciderScenario.given(DECIDER, upTo(status));
    }

    @Test
    void placing_an_order_makes_it_pending_and_sums_it_up() {
        Order order =
                given(NONE).when(place(laksa("6.00", 2), laksa("0.05", 1))).state();
        assertThat(order.status()).isEqualTo(PENDING);
        assertThat(order.foodFee()).isEqualTo(Money.of("12.05"));
        assertThat(order.description()).isEqualTo("2 x Laksa, 1 x Laksa");
    }

    @Test
    void placing_the_same_order_again_changes_nothing_and_another_one_is_refused() {
        given(CREATED).when(place(laksa("6.00", 2))).thenNothing();
        given(CREATED).when(place(laksa("7.00", 2))).thenRejected("ORDER_EXISTS");
    }

    @Test
    void an_order_with_nothing_or_nonsense_in_it_is_refused() {
        given(NONE).when(place()).thenRejected("INVALID_ORDER");
        given(NONE).when(place(laksa("-1.00", 1))).thenRejected("INVALID_ORDER");
        given(NONE).when(place(laksa("1.00", 0))).thenRejected("INVALID_ORDER");
        given(NONE).when(place(laksa("1.00", 101))).thenRejected("INVALID_ORDER");
        given(NONE).when(place(laksa("900000.00", 2))).thenRejected("INVALID_ORDER");
        given(NONE).when(place(new FoodItem(" ", Money.of("1"), 1))).thenRejected("INVALID_ORDER");
    }

    /** What each command makes of each status; whatever is not listed is refused. */
    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void only_the_contracts_transitions_are_possible(OrderStatus status) {
        Map<OrderStatus, Set<String>> changes = new EnumMap<>(OrderStatus.class);
        changes.put(PENDING, Set.of("offer", "cancel", "force"));
        changes.put(CREATED, Set.of("accept", "cancel", "force"));
        changes.put(ACCEPTED, Set.of("stepBack", "clear", "ON_SITE", "force"));
        changes.put(ON_SITE, Set.of("stepBack", "PURCHASED", "force"));
        changes.put(PURCHASED, Set.of("COLLECTED", "force"));
        changes.put(COLLECTED, Set.of("ON_THE_WAY", "force"));
        changes.put(ON_THE_WAY, Set.of("DELIVERED", "force"));
        changes.put(DELIVERED, Set.of("complete"));
        Set<String> expected = changes.getOrDefault(status, Set.of());
        commands()
                .forEach((name, command) -> assertThat(changes(status, command))
                        .as("%s when %s", name, status)
                        .isEqualTo(expected.contains(name)));
    }

    private static Map<String, OrderCommand> commands() {
        Map<String, OrderCommand> commands = new TreeMap<>(Map.of(
                "offer", new PutOnOffer(T),
                "accept", new Accept("bob", T),
                "stepBack", new CancelAcceptance(BOB, T),
                "clear", new ClearRunner(T),
                "complete", new Complete(T),
                "cancel", new Cancel("why", ALICE, T),
                "force", new ForceCancel("why", T)));
        for (OrderStatus stage : OrderStatus.values()) {
            commands.put(stage.name(), new Report(stage, null, BOB, T));
        }
        return commands;
    }

    private static boolean changes(OrderStatus status, OrderCommand command) {
        Order order = DECIDER.fold(DECIDER.initial(), List.of(upTo(status)));
        try {
            return !DECIDER.decide(order, command).isEmpty();
        } catch (Rejected refused) {
            return false;
        }
    }

    @Test
    void repeating_what_already_holds_succeeds_without_an_event() {
        given(CREATED).when(new PutOnOffer(T)).thenNothing();
        given(ACCEPTED).when(new Accept("bob", T)).thenNothing();
        given(ON_THE_WAY).when(new Report(ON_THE_WAY, null, BOB, T)).thenNothing();
        given(COMPLETED).when(new Complete(T)).thenNothing();
        given(CANCELLED).when(new Cancel("why", ALICE, T)).thenNothing();
        given(CREATED).when(new ClearRunner(T)).thenNothing();
    }

    @Test
    void a_runner_cannot_accept_its_own_order() {
        given(CREATED).when(new Accept("alice", T)).thenRejected("OWN_ORDER");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ACCEPTED", "DELIVERED", "COMPLETED", "CANCELLED"})
    void a_runner_cannot_accept_what_is_not_on_offer(OrderStatus status) {
        given(status).when(new Accept("carol", T)).thenRejected("NOT_AVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON_SITE", "PURCHASED", "DELIVERED"})
    void only_the_bound_runner_reports_stages(String stage) {
        given(ACCEPTED)
                .when(new Report(OrderStatus.valueOf(stage), null, CAROL, T))
                .thenRejected("NOT_THE_RUNNER");
    }

    @Test
    void a_runner_that_stepped_back_reports_nothing_more() {
        OrderEvent[] events = {
            placed(), new OrderPutOnOffer(T), new OrderAccepted("bob", T), new AcceptanceCancelled("bob", T)
        };
        DeciderScenario.given(DECIDER, events)
                .when(new Report(ON_SITE, null, BOB, T))
                .thenRejected("NOT_THE_RUNNER");
    }

    @Test
    void a_customer_cancels_its_own_orders_only() {
        given(CREATED).when(new Cancel("why", CAROL, T)).thenRejected("FOREIGN_ORDER");
        given(CREATED).when(new Cancel("why", ALICE, T)).then(new OrderCancelled("why", T));
        given(CREATED).when(new Cancel("why", Actor.service("saga"), T)).then(new OrderCancelled("why", T));
    }

    @Test
    void an_order_under_way_is_cancelled_by_force_only() {
        given(ACCEPTED).when(new Cancel("why", ALICE, T)).thenRejected("ILLEGAL_TRANSITION");
        given(ACCEPTED).when(new ForceCancel("why", T)).then(new OrderCancelled("why", T));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "file:///etc/passwd", "//host/x", "http://user:pw@host/x", "not a url"})
    void a_proof_with_a_hostile_address_is_refused(String url) {
        given(ON_SITE)
                .when(new Report(PURCHASED, new Proof("RECEIPT", url, null), BOB, T))
                .thenRejected("INVALID_PROOF");
    }

    @ParameterizedTest
    @CsvSource({"placed,PURCHASED", "on-the-way,ON_THE_WAY", "On_Site,ON_SITE", " created ,CREATED"})
    void a_status_is_read_as_people_write_it(String text, OrderStatus status) {
        assertThat(OrderStatus.parse(text)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "INESCROW, AUTHORIZED",
        "REVERTED, INESCROW",
        "REVERTED, AUTHORIZED",
        "REVERTED, FAILED",
        "REVERTED, SUCCEEDED",
        "SUCCEEDED, INESCROW",
        "FAILED, AUTHORIZED"
    })
    void what_is_told_of_a_payment_too_late_is_not_noted(PaymentStatus known, PaymentStatus late) {
        DeciderScenario.given(DECIDER, placed(), new PaymentNoted(known, T))
                .when(new NotePayment(late, T))
                .thenNothing();
    }

    @Test
    void what_the_payment_service_tells_is_noted_once_and_moves_nothing() {
        given(CREATED)
                .when(new NotePayment(PaymentStatus.AUTHORIZED, T))
                .then(new PaymentNoted(PaymentStatus.AUTHORIZED, T));
        given(CREATED).when(new NotePayment(PaymentStatus.INITIATING, T)).thenNothing();
        given(NONE).when(new NotePayment(PaymentStatus.AUTHORIZED, T)).thenNothing();
    }

    @Test
    void an_order_that_is_on_offer_again_was_never_accepted() {
        Order free = given(ACCEPTED).when(new CancelAcceptance(BOB, T)).state();
        assertThat(free.status()).isEqualTo(CREATED);
        assertThat(free.runnerId()).isNull();
        assertThat(free.times().acceptedAt()).isNull();
    }
}
