package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.customerPayingWith;
import static dev.campusg.acceptance.Orders.placedBy;
import static dev.campusg.acceptance.Orders.placedWith;
import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios 1 (its first part), 2, 6, 11, 14 and 20: how an order comes to be, or does not. */
class CreateOrderIT {

    @AfterAll
    static void money_is_conserved() {
        Orders.moneyIsConserved();
    }

    @Test
    void an_order_is_paid_for_held_and_put_on_offer() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        assertThat(placed.order().path("foodFee").asText()).isEqualTo("12.00");
        assertThat(placed.order().path("custId").asText()).isEqualTo(placed.customer());
        isTold(placed, "ORDER_CREATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_chargeDeclined", "pm_card_insufficientFunds", "pm_card_processingError"})
    void a_declined_card_cancels_the_order_and_holds_nothing(String card) {
        Placed placed = placedWith(card);
        placed.isUnwound("COMPENSATED");
        assertThat(placed.step("HOLD_FUNDS")).isEqualTo("WAITING");
    }

    @Test
    void an_unknown_user_gets_no_order() {
        placedBy("nobody-" + UUID.randomUUID()).isUnwound("COMPENSATED");
    }

    @Test
    void a_user_without_a_card_gets_no_order() {
        placedBy(customerPayingWith("")).isUnwound("COMPENSATED");
    }

    @Test
    void a_card_that_never_answers_cancels_the_order_in_time() {
        placedWith("pm_card_timeout").isUnwound("COMPENSATED");
    }

    @Test
    void a_processor_that_answers_twice_charges_once() {
        placedWith("pm_card_duplicate").isOnOffer();
    }

    @Test
    void an_order_that_vanishes_after_authorisation_is_undone_whole() {
        Placed placed = placedWith("pm_card_slow").awaitStep("AUTHORIZE_PAYMENT", "SENT");
        // Cancelled behind the saga's back: no fact tells it, so it finds out when it puts the order on offer.
        Campus.wire().say("order_commands", placed.orderId(), """
                        {"type":"cancel_order","message_id":"%s","correlation_id":"%s","timestamp":"2026-01-01T00:00:00Z",
                         "source":"test","payload":{"order_id":"%s","reason":"behind the back"}}
                        """.formatted(
                        UUID.randomUUID(), UUID.randomUUID(), placed.orderId()));
        placed.isUnwound("COMPENSATED");
        assertThat(placed.step("UPDATE_ORDER_STATUS")).isEqualTo("FAILED");
        assertThat(placed.step("REVERT_PAYMENT")).isEqualTo("DONE");
        assertThat(placed.step("REFUND_FUNDS")).isEqualTo("DONE");
    }

    @Test
    void replies_to_nobody_are_ignored() {
        Placed placed = placedWith("pm_card_visa");
        String foreign = UUID.randomUUID().toString();
        Campus.wire().say("payment_events", placed.orderId(), """
                        {"type":"payment.failed","message_id":"%s","correlation_id":"%s","timestamp":"2026-01-01T00:00:00Z",
                         "source":"test","payload":{"order_id":"x","error":"CARD_DECLINED","message":"no"}}
                        """.formatted(UUID.randomUUID(), foreign));
        placed.awaitSaga("COMPLETED");
        assertThat(Campus.http().get(CREATE_ORDER_SAGA, "/sagas/" + foreign).status())
                .isEqualTo(404);
    }

    @Test
    void the_same_key_makes_one_order_and_another_body_is_refused() {
        String customer = customerPayingWith("pm_card_visa");
        String order = "{\"customer_id\":\"%s\",\"order_details\":%s}".formatted(customer, Orders.DETAILS);
        String key = UUID.randomUUID().toString();
        Http.Answer first = Campus.http().post(CREATE_ORDER_SAGA, "/orders", order, "Idempotency-Key", key);
        Http.Answer again = Campus.http().post(CREATE_ORDER_SAGA, "/orders", order, "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(202);
        Http.Answer other =
                Campus.http().post(CREATE_ORDER_SAGA, "/orders", order.replace("Laksa", "Tea"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(Campus.http()
                        .get(
                                CREATE_ORDER_SAGA,
                                "/sagas/" + first.body().path("saga_id").asText())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_order_as_its_log_tells_it_is_the_order_that_is_shown() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        JsonNode shown = placed.order();
        JsonNode told = Campus.http()
                .get(
                        ORDER,
                        "/orders/" + placed.orderId() + "?at="
                                + shown.path("version").asText())
                .body();
        assertThat(told).isEqualTo(shown);
        JsonNode born = Campus.http()
                .get(ORDER, "/orders/" + placed.orderId() + "?at=1")
                .body();
        assertThat(born.path("orderStatus").asText()).isEqualTo("PENDING");
        assertThat(Campus.http()
                        .get(ORDER, "/orders/" + placed.orderId() + "/history")
                        .body())
                .hasSize(shown.path("version").asInt());
    }

    static void isTold(Placed placed, String type) {
        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(Campus.http()
                                .get(NOTIFICATION, "/api/notifications/order/" + placed.orderId())
                                .body()
                                .findValuesAsText("type"))
                        .contains(type));
    }
}
