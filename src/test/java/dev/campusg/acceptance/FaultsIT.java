package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.customerPayingWith;
import static dev.campusg.acceptance.Orders.placedBy;
import static dev.campusg.acceptance.Orders.placedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.acceptance.Runners.Runner;
import dev.campusg.contracts.Topics;
import dev.campusg.dev.Part;
import dev.campusg.dev.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios 12 and 18: whatever dies in mid-saga, on its return everything converges, nothing lost, nothing doubled. */
class FaultsIT {

    private static final int ORDERS = 10;

    @AfterAll
    static void money_is_conserved_and_every_list_says_what_the_log_says() {
        Orders.moneyIsConserved();
        Orders.readModelsSayWhatTheLogSays();
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"USER", "ORDER", "PAYMENT", "ESCROW", "NOTIFICATION", "TIMER", "CREATE_ORDER_SAGA"})
    void a_service_killed_in_mid_saga_picks_up_where_it_died(Service service) {
        converge(Campus.system().service(service));
    }

    @Test
    void a_kafka_killed_in_mid_saga_loses_nothing() {
        converge(Campus.system().kafka());
    }

    @Test
    void a_postgres_killed_in_mid_saga_loses_nothing() {
        converge(Campus.system().postgres());
    }

    /** Orders are placed while a part dies: half of them before, half of them as it comes back. */
    private static void converge(Part part) {
        String customer = customerPayingWith("pm_card_visa");
        List<Placed> before = place(customer);
        part.kill();
        assertThat(part.isAlive()).isFalse();
        part.restart();
        List<Placed> after = place(customer);
        before.forEach(FaultsIT::converged);
        after.forEach(FaultsIT::converged);
    }

    /** On offer; or wholly unwound, if the part was away for longer than a step waits. Nothing in between. */
    private static void converged(Placed placed) {
        await().atMost(Orders.LIMIT).ignoreExceptions().until(placed::isAtRest);
        if (placed.sagaStatus().equals("COMPLETED")) {
            placed.isOnOffer();
        } else {
            placed.isUnwound("COMPENSATED");
        }
    }

    private static List<Placed> place(String customer) {
        return IntStream.range(0, ORDERS / 2).mapToObj(_ -> placedBy(customer)).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"ACCEPT_ORDER_SAGA", "COMPLETE_ORDER_SAGA"})
    void an_orchestrator_killed_while_runners_come_and_deliver_picks_up_where_it_died(Service service) {
        String customer = customerPayingWith("pm_card_visa");
        Runner runner = Runners.withAccount();
        List<Placed> orders = place(customer);
        orders.forEach(order -> order.awaitSaga("COMPLETED"));
        orders.forEach(order -> assertThat(runner.accept(order).status()).isEqualTo(200));
        orders.forEach(runner::deliver);
        Campus.system().service(service).kill();
        Campus.system().service(service).restart();
        orders.forEach(order -> await().atMost(Orders.LIMIT)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Standing.of(order).contradictions()).isEmpty()));
        assertThat(orders).allSatisfy(order -> assertThat(order.orderStatus()).isEqualTo("COMPLETED"));
    }

    /** Everybody who is asked for money is silent until each has been asked again, and then answers twice. */
    @Test
    void replies_that_come_late_change_nothing() {
        List<Part> silent = Stream.of(Service.PAYMENT, Service.ESCROW)
                .map(Campus.system()::service)
                .toList();
        silent.forEach(Part::pause);
        Placed placed;
        try {
            placed = placedWith("pm_card_visa");
            await().atMost(Orders.LIMIT).until(() -> attempts(placed, "AUTHORIZE_PAYMENT") > 1);
        } finally {
            silent.forEach(Part::resume);
        }
        converged(placed);
        assertThat(placed.sagaStatus()).isEqualTo("COMPLETED");
        assertThat(Standing.of(placed).books()).isEqualTo(Standing.Books.HELD);
    }

    private static int attempts(Placed placed, String step) {
        return StreamSupport.stream(placed.saga().path("steps").spliterator(), false)
                .filter(it -> it.path("name").asText().equals(step))
                .mapToInt(it -> it.path("attempts").asInt())
                .sum();
    }

    @Test
    void every_message_delivered_twice_changes_nothing() {
        nothingChangesWhenSaidAgain(_ -> {});
    }

    @Test
    void every_message_delivered_again_out_of_order_changes_nothing() {
        long seed = System.nanoTime();
        System.out.println("Shuffled with " + seed);
        nothingChangesWhenSaidAgain(messages -> Collections.shuffle(messages, new Random(seed)));
    }

    /** One order is on offer, one cancelled, one delivered. */
    private static void nothingChangesWhenSaidAgain(Consumer<List<?>> disorder) {
        String customer = customerPayingWith("pm_card_visa");
        List<Placed> placed = place(customer);
        placed.forEach(Placed::isOnOffer);
        placed.getFirst().cancel();
        placed.getFirst().isUnwound("CANCELLED");
        Runner runner = Runners.withAccount();
        assertThat(runner.accept(placed.getLast()).status()).isEqualTo(200);
        runner.deliver(placed.getLast());
        List.of(placed.getFirst(), placed.getLast())
                .forEach(order -> await().atMost(Orders.LIMIT)
                        .untilAsserted(() ->
                                assertThat(Standing.of(order).contradictions()).isEmpty()));
        Map<String, JsonNode> before = picture(placed);

        List<ConsumerRecord<String, String>> messages =
                new ArrayList<>(Campus.wire().all(Topics.ALL));
        disorder.accept(messages);
        Campus.wire().sayAgain(messages);
        // The last thing said is handled last: an order placed now is on offer when all repetitions were heard.
        place(customer).forEach(Placed::isOnOffer);

        assertThat(picture(placed)).isEqualTo(before);
    }

    /** Everything anybody can see of some orders. */
    private static Map<String, JsonNode> picture(List<Placed> orders) {
        Map<String, JsonNode> picture = new HashMap<>();
        for (Placed it : orders) {
            picture.put("saga " + it.sagaId(), it.saga());
            look(picture, Service.ORDER, "/orders/" + it.orderId() + "/history");
            look(picture, Service.PAYMENT, "/payment/" + it.orderId() + "/status");
            look(picture, Service.ESCROW, "/api/escrow/order/" + it.orderId());
            look(picture, Service.TIMER, "/api/timers/order/" + it.orderId());
            look(picture, Service.NOTIFICATION, "/api/notifications/order/" + it.orderId());
        }
        return picture;
    }

    private static void look(Map<String, JsonNode> picture, Service service, String path) {
        picture.put(service + path, Campus.http().get(service, path).body());
    }
}
