package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.placedWith;
import static dev.campusg.acceptance.Runners.withAccount;
import static dev.campusg.dev.Service.COMPLETE_ORDER_SAGA;
import static dev.campusg.dev.Service.ESCROW;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.acceptance.Runners.Runner;
import dev.campusg.contracts.DerivedId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios 1, 5, 15, 17 and 19 (its part about jumping): how an order is delivered and paid. */
class CompleteOrderIT {

    @AfterAll
    static void money_is_conserved() {
        Orders.moneyIsConserved();
    }

    @Test
    void an_order_lives_from_its_placing_to_its_receipt_and_the_runner_is_paid_once() {
        Runner runner = withAccount();
        Placed order = accepted(runner, "pm_card_visa");

        runner.deliver(order);
        IntStream.range(0, 6).parallel().forEach(_ -> runner.complete(order));

        awaitCompleted(order);
        JsonNode payment = Campus.http()
                .get(PAYMENT, "/payment/" + order.orderId() + "/status")
                .body();
        assertThat(payment.path("status").asText()).as(payment::toString).isEqualTo("SUCCEEDED");
        JsonNode ledger = Campus.http()
                .get(ESCROW, "/api/escrow/order/" + order.orderId())
                .body();
        assertThat(ledger.path("status").asText()).isEqualTo("RELEASED");
        assertThat(ledger.path("runnerId").asText()).isEqualTo(runner.id());
        assertThat(ledger.path("entries")).as("in, and out once").hasSize(4);
        assertThat(Campus.wire().all(List.of("payment_events")).stream()
                        .filter(it -> order.orderId().equals(it.key()))
                        .filter(it -> it.value().contains("\"payment.released\""))
                        .map(it -> it.value().replaceAll(".*\"transfer_id\":\"([^\"]*)\".*", "$1")))
                .isNotEmpty()
                .allMatch(completion(order).path("transfer_id").asText()::equals);
        awaitTold(order, order.customer(), "RECEIPT", "ORDER_DELIVERED", "ORDER_COMPLETED");
        awaitTold(order, runner.id(), "RECEIPT", "ORDER_COMPLETED");
        assertThat(order.cancel().status()).as("too late").isEqualTo(409);
        assertThat(order.sagaStatus()).isEqualTo("COMPLETED");
        assertThat(order.escrowStatus()).isEqualTo("RELEASED");
    }

    @Test
    void each_stage_is_told_once_and_none_is_skipped() {
        Runner runner = withAccount();
        Placed order = accepted(runner, "pm_card_visa");

        assertThat(runner.report(order, "COLLECTED").status()).as("a jump").isEqualTo(409);
        assertThat(withAccount().report(order, "ON_SITE").status())
                .as("another's order")
                .isEqualTo(403);
        assertThat(runner.complete(order).status()).as("too early").isEqualTo(409);
        assertThat(runner.report(order, "ON_SITE").status()).isEqualTo(200);
        assertThat(runner.report(order, "on-site").status()).as("again").isEqualTo(200);
        runner.deliver(order);

        assertThat(runner.giveBack(order).status()).as("too late").isEqualTo(409);
        assertThat(order.cancel().status()).as("too late").isEqualTo(409);
        awaitCompleted(order);
        awaitTold(
                order,
                order.customer(),
                "ORDER_ON_SITE",
                "ORDER_PURCHASED",
                "ORDER_COLLECTED",
                "ORDER_ON_THE_WAY",
                "ORDER_DELIVERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED", "ON_SITE", "PURCHASED", "COLLECTED", "ON_THE_WAY"})
    void whatever_goes_wrong_at_a_stage_leaves_the_order_there_until_an_administrator_cancels_it(String stage) {
        Runner runner = withAccount();
        Placed order = accepted(runner, "pm_card_visa");
        runner.deliverUntil(order, stage);

        assertThat(withAccount().report(order, following(stage)).status())
                .as("a stranger")
                .isEqualTo(403);
        assertThat(runner.report(order, "COMPLETED").status()).as("a jump").isEqualTo(409);
        assertThat(runner.report(order, "LOST").status()).as("nonsense").isEqualTo(400);
        assertThat(runner.report(order, following(stage), "javascript:alert(1)").status())
                .as("a hostile proof")
                .isEqualTo(400);
        assertThat(order.cancel().status()).as("the customer").isEqualTo(409);
        assertThat(order.orderStatus()).isEqualTo(stage);
        assertThat(order.escrowStatus()).isEqualTo("HELD");

        assertThat(order.cancelByForce().status()).isEqualTo(200);
        assertThat(runner.report(order, following(stage)).status())
                .as("too late")
                .isEqualTo(409);
        order.isUnwound("CANCELLED");
        assertThat(order.order().path("cancelReason").asText()).isEqualTo("The store burns");
        CreateOrderIT.isTold(order, "ORDER_CANCELLED");
    }

    private static String following(String stage) {
        return stage.equals("ACCEPTED") ? "ON_SITE" : Runners.STAGES.get(Runners.STAGES.indexOf(stage) + 1);
    }

    @Test
    void only_the_runner_of_an_order_asks_for_its_completion() {
        Runner runner = withAccount();
        Placed order = accepted(runner, "pm_card_visa");
        assertThat(withAccount().complete(order).status()).isEqualTo(403);
        Placed unknown = new Placed("", UUID.randomUUID().toString(), "");
        assertThat(runner.complete(unknown).status()).isEqualTo(404);
        assertThat(Campus.http()
                        .post(COMPLETE_ORDER_SAGA, "/triggerCompleteOrderWorkflow", "{\"order_id\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(order.orderStatus()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_payout_that_fails_leaves_the_order_delivered_alerts_and_is_tried_again() {
        Runner runner = withAccount();
        Placed order = accepted(runner, "pm_card_releaseFailsTwice");
        runner.deliver(order);

        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(alerts(order)).isEqualTo(1));
        awaitCompleted(order);
        assertThat(order.escrowStatus()).isEqualTo("RELEASED");
    }

    @Test
    void a_runner_without_an_account_is_paid_once_there_is_one() {
        Runner runner = Runners.withoutAccount();
        Placed order = accepted(runner, "pm_card_visa");
        runner.deliver(order);

        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(alerts(order)).isEqualTo(1));
        assertThat(order.orderStatus()).isEqualTo("DELIVERED");
        assertThat(order.escrowStatus()).isEqualTo("HELD");
        assertThat(completion(order).path("steps").path(0).path("error").asText())
                .contains("connect account");
        runner.openAccount();
        awaitCompleted(order);
    }

    private static Placed accepted(Runner runner, String card) {
        Placed order = placedWith(card);
        order.isOnOffer();
        assertThat(runner.accept(order).status()).isEqualTo(200);
        return order;
    }

    private static void awaitCompleted(Placed order) {
        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(completion(order).path("status").asText())
                        .as(() -> completion(order).toString())
                        .isEqualTo("COMPLETED"));
        assertThat(order.orderStatus()).isEqualTo("COMPLETED");
    }

    /** The order's one saga: its id follows from the order's. */
    private static JsonNode completion(Placed order) {
        String saga = DerivedId.COMPLETION.of(order.orderId());
        return Campus.http().get(COMPLETE_ORDER_SAGA, "/sagas/" + saga).body();
    }

    private static long alerts(Placed order) {
        return Campus.wire().all(List.of("saga_events")).stream()
                .filter(it -> order.orderId().equals(it.key()))
                .filter(it -> it.value().contains("\"SAGA_STEP_FAILED\""))
                .count();
    }

    private static void awaitTold(Placed order, String user, String... types) {
        await().atMost(Orders.LIMIT).untilAsserted(() -> {
            List<String> told = told(order, user);
            assertThat(told).contains(types);
            Set<String> once = new TreeSet<>(told);
            assertThat(told).as("nothing twice").hasSameSizeAs(once);
        });
    }

    private static List<String> told(Placed order, String user) {
        JsonNode all = Campus.http()
                .get(NOTIFICATION, "/api/notifications/order/" + order.orderId())
                .body();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(it -> it.path("userId").asText().equals(user))
                .map(it -> it.path("type").asText())
                .toList();
    }
}
