package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.placedWith;
import static dev.campusg.acceptance.Runners.withAccount;
import static dev.campusg.dev.Service.ACCEPT_ORDER_SAGA;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.TIMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.acceptance.Runners.Runner;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Scenarios 4, 7, 8 and 19 (its part about accepting): who gets an order, and what becomes of its timer. */
class AcceptOrderIT {

    @AfterAll
    static void money_is_conserved() {
        Orders.moneyIsConserved();
    }

    @Test
    void an_order_that_is_accepted_stops_waiting_and_its_customer_is_told() {
        Placed order = onOffer();
        Runner runner = withAccount();

        Http.Answer answer = runner.accept(order);

        assertThat(answer.status()).as(() -> String.valueOf(answer.body())).isEqualTo(200);
        assertThat(answer.body().path("order_id").asText()).isEqualTo(order.orderId());
        assertThat(order.order().path("runnerId").asText()).isEqualTo(runner.id());
        awaitTimer(order, "STOPPED");
        CreateOrderIT.isTold(order, "ORDER_ACCEPTED");
        assertThat(runner.accept(order).status()).as("again").isEqualTo(200);
        JsonNode saga = sagaOf(order);
        assertThat(saga.path("saga").asText()).isEqualTo("accept-order");
        assertThat(saga.path("runner_id").asText()).isEqualTo(runner.id());
        assertThat(Campus.http()
                        .get(ACCEPT_ORDER_SAGA, "/sagas/" + saga.path("saga_id").asText() + "/history")
                        .body()
                        .findValuesAsText("type"))
                .startsWith("SagaStarted", "CommandSent");
    }

    @Test
    void an_order_that_is_given_back_is_on_offer_with_a_new_timer_and_another_runner_may_have_it() {
        Placed order = onOffer();
        Runner first = withAccount();
        Runner second = withAccount();
        assertThat(first.accept(order).status()).isEqualTo(200);
        awaitTimer(order, "STOPPED");
        String stopped = timer(order).path("timerId").asText();

        assertThat(first.giveBack(order).status()).isEqualTo(200);

        assertThat(order.orderStatus()).isEqualTo("CREATED");
        awaitTimer(order, "ACTIVE");
        assertThat(timer(order).path("timerId").asText()).isNotEqualTo(stopped);
        assertThat(order.escrowStatus()).isEqualTo("HELD");
        assertThat(order.paymentStatus()).isEqualTo("INESCROW");
        assertThat(second.accept(order).status()).isEqualTo(200);
        awaitTimer(order, "STOPPED");
        assertThat(first.report(order, "ON_SITE").status()).isEqualTo(403);
        assertThat(second.report(order, "ON_SITE").status()).isEqualTo(200);
        assertThat(types(order)).filteredOn("ORDER_ACCEPTED"::equals).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void of_two_runners_at_once_one_gets_the_order_and_keeps_it() {
        Placed order = onOffer();
        List<Runner> runners = List.of(withAccount(), withAccount());

        List<Integer> answers = runners.parallelStream()
                .map(runner -> runner.accept(order).status())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(order.order().path("runnerId").asText())
                .isEqualTo(runners.get(answers.indexOf(200)).id());
        awaitTimer(order, "STOPPED");
        assertThat(order.orderStatus()).isEqualTo("ACCEPTED");
    }

    @Test
    void an_order_that_timed_out_is_not_to_be_had_any_more() {
        Placed order = onOffer();
        CancelOrderIT.expireSoon(order);
        order.isUnwound("CANCELLED");
        assertThat(withAccount().accept(order).status()).isEqualTo(409);
        order.isUnwound("CANCELLED");
    }

    @Test
    void nobody_accepts_their_own_order_nor_one_that_does_not_exist_nor_for_another() {
        Placed order = onOffer();
        assertThat(new Runner(order.customer()).accept(order).status()).isEqualTo(403);
        Placed unknown = new Placed("", UUID.randomUUID().toString(), "");
        assertThat(withAccount().accept(unknown).status()).isEqualTo(404);
        String forAnother = "{\"order_id\":\"%s\",\"runner_id\":\"bob\"}".formatted(order.orderId());
        assertThat(Campus.http()
                        .post(ACCEPT_ORDER_SAGA, "/acceptOrder", forAnother, "X-User-Id", "eve")
                        .status())
                .isEqualTo(403);
        assertThat(order.orderStatus()).isEqualTo("CREATED");
        assertThat(order.timerStatus()).isEqualTo("ACTIVE");
    }

    @Test
    void an_order_accepted_past_its_saga_stops_waiting_too() {
        Placed order = onOffer();
        String accept = "{\"orderId\":\"%s\",\"runner_id\":\"bob\"}".formatted(order.orderId());
        assertThat(Campus.http().post(ORDER, "/verifyAndAcceptOrder", accept).status())
                .isEqualTo(200);
        awaitTimer(order, "STOPPED");
        String clear = "{\"orderId\":\"%s\"}".formatted(order.orderId());
        assertThat(Campus.http().post(ORDER, "/clearRunner", clear).status()).isEqualTo(200);
        awaitTimer(order, "ACTIVE");
    }

    private static Placed onOffer() {
        Placed order = placedWith("pm_card_visa");
        order.isOnOffer();
        return order;
    }

    private static void awaitTimer(Placed order, String status) {
        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(order.timerStatus()).isEqualTo(status));
    }

    private static JsonNode timer(Placed order) {
        return Campus.http().get(TIMER, "/api/timers/order/" + order.orderId()).body();
    }

    private static List<String> types(Placed order) {
        return Campus.http()
                .get(NOTIFICATION, "/api/notifications/order/" + order.orderId())
                .body()
                .findValuesAsText("type");
    }

    private static JsonNode sagaOf(Placed order) {
        JsonNode sagas =
                Campus.http().get(ACCEPT_ORDER_SAGA, "/sagas?limit=100").body().path("items");
        return Stream.iterate(0, i -> i < sagas.size(), i -> i + 1)
                .map(sagas::get)
                .filter(saga -> saga.path("order_id").asText().equals(order.orderId()))
                .findFirst()
                .orElseThrow();
    }
}
