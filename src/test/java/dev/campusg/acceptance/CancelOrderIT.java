package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.placedWith;
import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ESCROW;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.SCHEDULER;
import static dev.campusg.dev.Service.TIMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.campusg.acceptance.Orders.Placed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Scenarios 3, 9 (its part about cancelling), 10, 13, 15, 16 and 17: how an order ends before anybody delivers it. */
class CancelOrderIT {

    @AfterAll
    static void money_is_conserved() {
        Orders.moneyIsConserved();
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
    void refunds_and_releases_that_race_move_the_money_once() {
        // Of no saga's order: moved by hand, its money would not agree with the rest.
        Placed placed = new Placed("", UUID.randomUUID().toString(), "cat");
        String hold = "{\"orderId\":\"%s\",\"customerId\":\"cat\",\"amount\":14.5,\"foodFee\":12,\"deliveryFee\":2.5}"
                .formatted(placed.orderId());
        assertThat(Campus.http().post(ESCROW, "/api/escrow/hold", hold).status())
                .isEqualTo(201);
        IntStream.range(0, 16).parallel().forEach(i -> {
            String body = "{\"orderId\":\"%s\",\"runnerId\":\"runner-1\"}".formatted(placed.orderId());
            Campus.http().post(ESCROW, i % 2 == 0 ? "/api/escrow/refund" : "/api/escrow/release", body);
        });
        assertThat(placed.escrowStatus()).isIn("REFUNDED", "RELEASED");
        assertThat(movements(placed)).isEqualTo(1);
    }

    /** Replaces the order's timer by one that is nearly over. */
    static void expireSoon(Placed placed) {
        String order = "{\"orderId\":\"%s\"}".formatted(placed.orderId());
        assertThat(Campus.http().post(TIMER, "/api/cancel-timer", order).status())
                .isEqualTo(200);
        String start = "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"sagaId\":\"%s\",\"expiresAt\":\"%s\"}"
                .formatted(
                        placed.orderId(),
                        placed.customer(),
                        placed.sagaId(),
                        Instant.now().plusSeconds(2));
        assertThat(Campus.http().post(TIMER, "/api/start-request-timer", start).status())
                .isEqualTo(201);
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
