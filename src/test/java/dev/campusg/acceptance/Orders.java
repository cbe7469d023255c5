package dev.campusg.acceptance;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ESCROW;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.PAYMENT;
import static dev.campusg.dev.Service.TIMER;
import static dev.campusg.dev.Service.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.dev.Service;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Orders as customers see them. */
final class Orders {

    /** Nothing takes longer, not even after a crash. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    static final String DETAILS = """
            {"foodItems":[{"name":"Laksa","price":"6.00","quantity":2}],
             "storeLocation":"Canteen","deliveryLocation":"Hall 7","deliveryFee":"2.50"}
            """;

    private static final Set<String> AT_REST = Set.of("COMPLETED", "COMPENSATED", "CANCELLED", "FAILED");

    private Orders() {}

    /** An order under way: its saga and itself. */
    record Placed(String sagaId, String orderId, String customer) {

        JsonNode saga() {
            return Campus.http().get(CREATE_ORDER_SAGA, "/sagas/" + sagaId).body();
        }

        String sagaStatus() {
            return saga().path("status").asText();
        }

        JsonNode order() {
            return Campus.http()
                    .get(ORDER, "/getOrderDetails?orderId=" + orderId)
                    .body();
        }

        String orderStatus() {
            return order().path("orderStatus").asText();
        }

        String paymentStatus() {
            return statusAt(PAYMENT, "/payment/" + orderId + "/status");
        }

        String escrowStatus() {
            return statusAt(ESCROW, "/api/escrow/order/" + orderId);
        }

        String timerStatus() {
            return statusAt(TIMER, "/api/timers/order/" + orderId);
        }

        /** Empty if there is no such thing. */
        private static String statusAt(Service service, String path) {
            Http.Answer answer = Campus.http().get(service, path);
            return answer.status() == 404 ? "" : answer.body().path("status").asText();
        }

        Http.Answer cancel() {
            return Campus.http().post(CREATE_ORDER_SAGA, "/sagas/" + sagaId + "/cancel", "{}");
        }

        /** An administrator does, however far the delivery is. */
        Http.Answer cancelByForce() {
            String body = "{\"orderId\":\"%s\",\"force\":true,\"reason\":\"The store burns\"}".formatted(orderId);
            return Campus.http().post(ORDER, "/cancelOrder", body, "X-User-Id", "root", "X-User-Role", "admin");
        }

        Placed awaitSaga(String status) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(sagaStatus()).as(() -> saga().toString()).isEqualTo(status));
            return this;
        }

        Placed awaitStep(String step, String state) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(step(step)).isEqualTo(state));
            return this;
        }

        String step(String name) {
            for (JsonNode step : saga().path("steps")) {
                if (step.path("name").asText().equals(name)) {
                    return step.path("state").asText();
                }
            }
            return "WAITING";
        }

        boolean isAtRest() {
            return AT_REST.contains(sagaStatus());
        }

        /**
         * Cancelled everywhere, and no cent of it held or charged. What a step that was given up did after all may still
         * be on its way: then the saga opens again and undoes it.
         */
        void isUnwound(String sagaStatus) {
            await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
                assertThat(sagaStatus()).as(() -> saga().toString()).isEqualTo(sagaStatus);
                assertThat(orderStatus()).isEqualTo("CANCELLED");
                assertThat(paymentStatus()).isIn("REVERTED", "FAILED", "");
                assertThat(escrowStatus()).isIn("REFUNDED", "FAILED", "");
            });
        }

        /** Paid for, held and on offer. */
        void isOnOffer() {
            awaitSaga("COMPLETED");
            assertThat(orderStatus()).isEqualTo("CREATED");
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(paymentStatus()).isEqualTo("INESCROW"));
            assertThat(escrowStatus()).isEqualTo("HELD");
            assertThat(timerStatus()).isEqualTo("ACTIVE");
        }
    }

    static String customerPayingWith(String card) {
        String id = "customer-" + UUID.randomUUID();
        String user =
                "{\"clerkUserId\":\"%1$s\",\"username\":\"%1$s\",\"email\":\"%1$s@campus.example\"}".formatted(id);
        assertThat(Campus.http()
                        .post(USER, "/api/user/sync-from-frontend", user)
                        .status())
                .isBetween(200, 201);
        if (!card.isEmpty()) {
            String method =
                    "{\"payment_method_id\":\"%s\",\"brand\":\"visa\",\"last4\":\"4242\",\"exp_month\":12,\"exp_year\":2040}"
                            .formatted(card);
            assertThat(Campus.http()
                            .post(USER, "/api/user/" + id + "/payment-methods", method)
                            .status())
                    .isBetween(200, 201);
        }
        return id;
    }

    static Placed placedBy(String customer) {
        Http.Answer answer = Campus.http()
                .post(
                        CREATE_ORDER_SAGA,
                        "/orders",
                        "{\"customer_id\":\"%s\",\"order_details\":%s}".formatted(customer, DETAILS));
        assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(202);
        return new Placed(
                answer.body().path("saga_id").asText(),
                answer.body().path("order_id").asText(),
                customer);
    }

    static Placed placedWith(String card) {
        return placedBy(customerPayingWith(card));
    }

    /** Over everything that ever happened: what was charged is held, paid out or refunded. */
    static void moneyIsConserved() {
        JsonNode balance = Campus.http().get(ESCROW, "/api/escrow/balance").body();
        assertThat(amount(balance, "charged"))
                .as(balance::toString)
                .isEqualByComparingTo(
                        amount(balance, "held").add(amount(balance, "paidOut")).add(amount(balance, "refunded")));
    }

    /** Scenario 20, over everything that ever happened: folding each stream anew leads to the state that lists show. */
    static void readModelsSayWhatTheLogSays() {
        eventSourced().forEach(service -> {
            JsonNode check = readModels(service, "check");
            assertThat(check.path("different").asInt() + check.path("broken").asInt())
                    .as("%s: %s", service, check)
                    .isZero();
        });
    }

    static List<Service> eventSourced() {
        return Service.presentIn(Campus.project()).stream()
                .filter(service -> service != Service.CALLBACK_TIMERS)
                .toList();
    }

    /** Checks or rebuilds the read models of a service; how that ended. */
    static JsonNode readModels(Service service, String kind) {
        String path = "/admin/read-models/" + kind;
        Campus.http().post(service, path, "{}");
        return await().atMost(LIMIT)
                .until(
                        () -> Campus.http().get(service, path).body(),
                        run -> run.path("status").asText().equals("DONE"));
    }

    private static BigDecimal amount(JsonNode balance, String account) {
        return new BigDecimal(balance.path(account).asText());
    }
}
