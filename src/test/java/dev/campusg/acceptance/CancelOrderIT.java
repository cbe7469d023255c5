package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.customerPayingWith;
import static dev.campusg.acceptance.Orders.placedBy;
import static dev.campusg.acceptance.Orders.placedWith;
import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.SCHEDULER;
import static dev.campusg.dev.Service.TIMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.dev.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Scenarios 3, 10, 13, 16, 17 and 19 (its part about strangers): how an order ends before anybody delivers it. */
class CancelOrderIT {

    @AfterAll
    static void money_is_conserved_and_every_list_says_what_the_log_says() {
        Orders.moneyIsConserved();
        Orders.readModelsSayWhatTheLogSays();
    }

    @Test
    void nobody_accepts_and_everything_unwinds() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        expireSoon(placed);
        placed.isUnwound("CANCELLED");
        assertThat(placed.saga().path("reason").asText()).isEqualTo("Order timed out (30 minutes)");
        assertThat(placed.timerStatus()).isEqualTo("EXPIRED");
        CreateOrderIT.isTold(placed, "ORDER_TIMEOUT");
    }

    @Test
    void an_order_whose_time_out_was_scheduled_unwinds_too() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        String event = "{\"eventType\":\"ORDER_TIMEOUT\",\"entityId\":\"%s\",\"scheduledTime\":\"%s\"}"
                .formatted(placed.orderId(), Instant.now().plusMillis(200));
        Http.Answer scheduled = Campus.http().post(SCHEDULER, "/api/schedule", event);
        assertThat(scheduled.status()).isEqualTo(201);
        placed.isUnwound("CANCELLED");
        assertThat(placed.saga().path("reason").asText()).isEqualTo("Order timed out (30 minutes)");
    }

    @Test
    void an_order_on_offer_is_cancelled_and_the_money_follows() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        assertThat(placed.cancel().status()).isEqualTo(202);
        placed.isUnwound("CANCELLED");
        assertThat(placed.paymentStatus()).isEqualTo("REVERTED");
        assertThat(placed.escrowStatus()).isEqualTo("REFUNDED");
        assertThat(placed.timerStatus()).isEqualTo("CANCELLED");
        assertThat(placed.saga().path("reason").asText()).isEqualTo("Manual cancellation requested by user");
        CreateOrderIT.isTold(placed, "ORDER_CANCELLED");
        assertThat(placed.cancel().status()).as("again").isEqualTo(202);
    }

    @Test
    void an_order_cancelled_past_its_saga_takes_the_money_with_it() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        Http.Answer answer =
                Campus.http().post(ORDER, "/cancelOrder", "{\"orderId\":\"%s\"}".formatted(placed.orderId()));
        assertThat(answer.status()).isEqualTo(200);
        placed.isUnwound("CANCELLED");
    }

    @Test
    void a_time_out_and_a_cancellation_together_refund_once() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        expireSoon(placed);
        IntStream.range(0, 8).parallel().forEach(_ -> placed.cancel());
        placed.isUnwound("CANCELLED");
        assertThat(movements(placed)).isEqualTo(1);
    }

    @Test
    void a_payment_that_is_authorised_after_the_cancellation_is_reverted() {
        Placed placed = placedWith("pm_card_slow").awaitStep("AUTHORIZE_PAYMENT", "SENT");
        assertThat(placed.cancel().status()).isEqualTo(202);
        placed.awaitSaga("CANCELLED");
        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(placed.paymentStatus()).isEqualTo("REVERTED"));
        placed.isUnwound("CANCELLED");
    }

    @Test
    void a_revert_that_fails_is_tried_until_it_works() {
        Placed placed = placedWith("pm_card_revertFailsTwice");
        placed.isOnOffer();
        placed.cancel();
        placed.awaitStep("REVERT_PAYMENT", "SENT");
        assertThat(placed.sagaStatus()).isEqualTo("CANCELLING");
        placed.isUnwound("CANCELLED");
        assertThat(placed.paymentStatus()).isEqualTo("REVERTED");
    }

    @Test
    void an_accepted_order_is_not_cancelled_and_no_money_moves() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        String accept = "{\"orderId\":\"%s\",\"runner_id\":\"runner-1\"}".formatted(placed.orderId());
        assertThat(Campus.http().post(ORDER, "/verifyAndAcceptOrder", accept).status())
                .isEqualTo(200);
        assertThat(placed.cancel().status()).isEqualTo(409);
        assertThat(placed.sagaStatus()).isEqualTo("COMPLETED");
        assertThat(placed.escrowStatus()).isEqualTo("HELD");
        assertThat(Campus.http().get(CREATE_ORDER_SAGA, "/sagas/unknown").status())
                .isEqualTo(404);
    }

    @Test
    void a_stranger_cancels_nothing() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        String order = "{\"orderId\":\"%s\"}".formatted(placed.orderId());
        String force = "{\"orderId\":\"%s\",\"force\":true}".formatted(placed.orderId());
        String saga = "/sagas/" + placed.sagaId() + "/cancel";
        assertThat(Campus.http()
                        .post(ORDER, "/cancelOrder", order, "X-User-Id", "eve")
                        .status())
                .isEqualTo(403);
        assertThat(Campus.http()
                        .post(ORDER, "/cancelOrder", force, "X-User-Id", placed.customer())
                        .status())
                .as("by force")
                .isEqualTo(403);
        assertThat(Campus.http()
                        .post(CREATE_ORDER_SAGA, saga, "{}", "X-User-Id", "eve")
                        .status())
                .isEqualTo(403);
        placed.isOnOffer();
        assertThat(Campus.http()
                        .post(CREATE_ORDER_SAGA, saga, "{}", "X-User-Id", placed.customer())
                        .status())
                .as("its owner")
                .isEqualTo(202);
        placed.isUnwound("CANCELLED");
    }

    /** Scenario 20, with the lists of what is over spoilt. Nobody who orders meanwhile notices. */
    @Test
    void read_models_are_rebuilt_while_orders_go_on() throws SQLException {
        Placed over = placedWith("pm_card_chargeDeclined");
        over.isUnwound("COMPENSATED");
        JsonNode before = await().atMost(Orders.LIMIT)
                .until(
                        over::order,
                        order -> order.path("paymentStatus").asText().equals("FAILED"));
        try (Connection orders = DriverManager.getConnection(Campus.system().jdbcUrl(ORDER))) {
            orders.createStatement()
                    .execute(
                            "update es.stream set state = jsonb_set(state, '{status}', '\"CREATED\"') where id = 'order-"
                                    + over.orderId() + "'");
        }
        String customer = customerPayingWith("pm_card_visa");
        CompletableFuture<List<Placed>> meanwhile = CompletableFuture.supplyAsync(
                () -> IntStream.range(0, 20).mapToObj(_ -> placedBy(customer)).toList());
        Map<Service, JsonNode> runs = Orders.eventSourced().stream()
                .collect(Collectors.toMap(service -> service, service -> Orders.readModels(service, "rebuild")));

        meanwhile.join().forEach(Placed::isOnOffer);
        assertThat(runs.get(ORDER).path("rebuilt").asInt()).isOne();
        assertThat(runs)
                .allSatisfy((service, run) -> assertThat(run.path("rebuilt").asInt()
                                + run.path("broken").asInt()
                                + run.path("moved").asInt())
                        .as("%s: %s", service, run)
                        .isEqualTo(service == ORDER ? 1 : 0));
        assertThat(over.order()).isEqualTo(before);
    }

    /** Replaces the order's timer by one that is nearly over. */
    static void expireSoon(Placed placed) {
        expireIn(placed, Duration.ofSeconds(2));
    }

    /** Returns when: later than wanted if we are so slow that a timer would begin after its end, which is refused. */
    static Instant expireIn(Placed placed, Duration wait) {
        String order = "{\"orderId\":\"%s\"}".formatted(placed.orderId());
        assertThat(Campus.http().post(TIMER, "/api/cancel-timer", order).status())
                .isEqualTo(200);
        Instant moment = Instant.now().plus(wait);
        String start = "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"sagaId\":\"%s\",\"expiresAt\":\"%s\"}"
                .formatted(placed.orderId(), placed.customer(), placed.sagaId(), moment);
        int status =
                Campus.http().post(TIMER, "/api/start-request-timer", start).status();
        if (status == 400 && Instant.now().isAfter(moment)) {
            return expireIn(placed, wait.multipliedBy(2));
        }
        assertThat(status).isEqualTo(201);
        return moment;
    }

    /** How often money left the escrow of an order, counted on the wire. */
    private static long movements(Placed placed) {
        return Campus.wire().all(List.of("escrow_events")).stream()
                .filter(it -> placed.orderId().equals(it.key()))
                .filter(it -> it.value().contains("\"escrow.funds_refunded\"")
                        || it.value().contains("\"FUNDS_REFUNDED\"")
                        || it.value().contains("\"FUNDS_RELEASED\""))
                .count();
    }
}
