package dev.campusg.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.dev.testing.Wire;
import dev.campusg.dev.testing.Wire.Heard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RealParts.class,
        initArgs = {
            @ResourceArg(name = "payment.gateway.limit", value = "PT4S"),
            @ResourceArg(name = "payment.simulator.slow", value = "PT2S"),
            @ResourceArg(name = "stripe.webhook-secret", value = StripeWebhookIT.SECRET)
        })
class PaymentIT {

    private static final String DEAD_LETTERS = Topics.PAYMENT_COMMANDS + "_dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Wire wire;

    private final String order = UUID.randomUUID().toString();
    private final String payment = DerivedId.PAYMENT.of(order);

    private void send(String topic, String value) {
        wire.say(topic, order, value);
    }

    private void message(String topic, String id, String type, JsonObject payload) {
        send(
                topic,
                new JsonObject()
                        .put("type", type)
                        .put("message_id", id + "-" + order)
                        .put("correlation_id", "saga-" + order)
                        .put("payload", payload)
                        .encode());
    }

    private void command(String id, String type, JsonObject payload) {
        message(Topics.PAYMENT_COMMANDS, id, type, payload);
    }

    private JsonObject authorize(String card, Object cents) {
        return new JsonObject()
                .put("order_id", order)
                .put(
                        "customer",
                        new JsonObject()
                                .put("clerkUserId", "alice-" + order)
                                .put("stripeCustomerId", "cus_1")
                                .put("userStripeCard", new JsonObject().put("payment_method_id", card)))
                .put("order", new JsonObject().put("amount", cents).put("description", "noodles"))
                .put("return_url", "https://campusg.example/done");
    }

    private JsonObject release() {
        return new JsonObject()
                .put("payment_id", payment)
                .put("runner_id", "rob-" + order)
                .put("runner_connect_account_id", "acct_1");
    }

    private JsonObject revert() {
        return new JsonObject().put("payment_id", payment).put("reason", "cancelled");
    }

    private List<Heard> told(int count) {
        return await().atMost(PATIENCE)
                .until(() -> wire.on(Topics.PAYMENT_EVENTS, order), said -> said.size() >= count);
    }

    private ValidatableResponse charges() {
        return given().get("/simulator/charges/" + order).then().statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    /** What curl -X POST sends; REST Assured would add a content type. */
    private static int postNothing(String path) {
        URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.sendAsync(request, BodyHandlers.discarding()).join().statusCode();
        }
    }

    @Test
    void a_payment_is_authorised_moved_to_escrow_and_released_to_the_runner_once() {
        command("c1", "authorize_payment", authorize("pm_card_visa", 1250));
        command("c1", "authorize_payment", authorize("pm_card_visa", 1250));
        assertThat(told(1).getFirst().payload().getString("payment_id")).isEqualTo(payment);
        message(
                Topics.ESCROW_EVENTS,
                "h1",
                "escrow.funds_held",
                new JsonObject()
                        .put("escrow_id", "e1")
                        .put("order_id", order)
                        .put("amount", "12.50")
                        .put("status", "HELD"));
        told(2);
        given().get("/payment/" + order + "/status").then().body("status", equalTo("INESCROW"));
        command("l1", "release_payment", release());
        command("l2", "release_payment", release());
        List<Heard> said = told(4);
        assertThat(said)
                .extracting(Heard::type)
                .containsExactly("payment.authorized", "PAYMENT_INESCROW", "payment.released", "payment.released");
        assertThat(said)
                .extracting(one -> one.envelope().getString("causation_id"))
                .containsExactly("c1-" + order, "h1-" + order, "l1-" + order, "l2-" + order);
        assertThat(said)
                .extracting(one -> one.envelope().getString("correlation_id"))
                .containsOnly("saga-" + order);
        charges().body("holds", equalTo(1)).body("captures", equalTo(1)).body("held", equalTo(false));
        given().get("/payment/" + payment + "/details")
                .then()
                .body("status", equalTo("SUCCEEDED"))
                .body("amount", equalTo("12.50"))
                .body("transferId", startsWith("tr_"));
        given().get("/history/alice-" + order)
                .then()
                .body("totalSpent", equalTo("12.50"))
                .body("spentCount", equalTo(1))
                .body("totalEarned", equalTo("0.00"));
        given().get("/history/rob-" + order).then().body("totalEarned", equalTo("12.50"));
    }

    @Test
    void a_declined_card_fails_with_its_code() {
        command("c1", "authorize_payment", authorize("pm_card_chargeDeclined", 1250));
        Heard reply = told(1).getFirst();
        assertThat(reply.type()).isEqualTo("payment.failed");
        assertThat(reply.payload().getString("error")).isEqualTo("CARD_DECLINED");
        charges().body("holds", equalTo(0));
    }

    @Test
    void a_card_that_never_answers_fails_in_time_and_is_let_go() {
        command("c1", "authorize_payment", authorize("pm_card_timeout", 1250));
        Heard reply = told(1).getFirst();
        assertThat(reply.payload().getString("error")).isEqualTo("PROCESSING_ERROR");
        await().atMost(PATIENCE)
                .untilAsserted(() -> charges().body("holds", equalTo(1)).body("held", equalTo(false)));
    }

    @Test
    void a_slow_card_answers_every_attempt_and_a_revert_follows_it() {
        command("c1", "authorize_payment", authorize("pm_card_slow", 1250));
        command("c2", "authorize_payment", authorize("pm_card_slow", 1250));
        assertThat(told(2)).extracting(Heard::type).containsOnly("payment.authorized");
        command("r1", "revert_payment", revert());
        assertThat(told(3).getLast().type()).isEqualTo("payment.reverted");
        charges().body("holds", equalTo(1)).body("held", equalTo(false));
    }

    @Test
    void a_card_that_answers_twice_is_charged_once() {
        command("c1", "authorize_payment", authorize("pm_card_duplicate", 1250));
        command("r1", "revert_payment", revert());
        assertThat(told(2)).extracting(Heard::type).contains("payment.reverted").hasSize(2);
        charges().body("holds", equalTo(1)).body("held", equalTo(false));
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_partition_goes_on() {
        send(Topics.PAYMENT_COMMANDS, "{ not json");
        command("x1", "authorize_payment", new JsonObject().put("order_id", order));
        command("x2", "authorize_payment", authorize("pm_card_visa", "lots"));
        command("x3", "authorize_payment", authorize("pm_card_visa", -5));
        command("x4", "no_such_command", new JsonObject());
        command("c1", "authorize_payment", authorize("pm_card_visa", 1250));
        List<Heard> said = told(2);
        assertThat(said).extracting(Heard::type).containsExactly("payment.failed", "payment.authorized");
        assertThat(said.getFirst().payload().getString("error")).isEqualTo("INVALID_AMOUNT");
        await().atMost(PATIENCE).until(() -> wire.on(DEAD_LETTERS, order).size() == 3);
    }

    @Test
    void the_api_moves_money_and_tells_it_as_facts() {
        String body = authorize("pm_card_visa", 1250).encode();
        post("/api/payments/authorize", body).statusCode(202).body("paymentId", equalTo(payment));
        told(1);
        post("/api/payments/move-to-escrow", "{\"order_id\":\"" + order + "\"}").statusCode(200);
        post("/payment/" + payment + "/revert?reason=by+hand", "{}").statusCode(202);
        assertThat(told(3))
                .extracting(Heard::type)
                .containsExactly("PAYMENT_AUTHORIZED", "PAYMENT_INESCROW", "PAYMENT_REVERTED");
        assertThat(postNothing("/payment/" + payment + "/revert")).isEqualTo(202);
        post("/payment/" + payment + "/release", "{\"runnerId\":\"rob\",\"runnerConnectAccountId\":\"a\"}")
                .statusCode(409);
        given().get("/api/payments/" + payment).then().body("status", equalTo("REVERTED"));
        given().get("/api/payments?orderId=" + order).then().body("items", hasSize(1));
        given().get("/api/payments?status=reverted&customerId=alice-" + order)
                .then()
                .body("total", equalTo(1));
    }

    @Test
    void older_clients_and_hands_let_go_and_pay_out_once() {
        post("/api/payments/authorize", authorize("pm_card_visa", 1250).encode())
                .statusCode(202);
        told(1);
        for (int i = 0; i < 2; i++) {
            post("/api/payments/move-to-escrow", "{\"paymentId\":\"" + payment + "\"}")
                    .statusCode(200)
                    .body("status", equalTo("INESCROW"));
        }
        String payout = "{\"runner_id\":\"rob-" + order + "\",\"runner_connect_account_id\":\"acct_1\"}";
        post("/payment/" + payment + "/release", payout).statusCode(202);
        told(3);
        post("/payment/" + payment + "/release", payout).statusCode(202);
        post("/api/payments/revert", "{\"orderId\":\"" + order + "\"}").statusCode(409);
        assertThat(told(3))
                .extracting(Heard::type)
                .containsExactly("PAYMENT_AUTHORIZED", "PAYMENT_INESCROW", "PAYMENT_RELEASED");
        charges().body("captures", equalTo(1));
        given().header("X-User-Id", "rob-" + order)
                .get("/history/rob-" + order)
                .then()
                .statusCode(200)
                .body("userId", equalTo("rob-" + order))
                .body("totalSpent", equalTo("0.00"))
                .body("totalEarned", equalTo("12.50"))
                .body("spentCount", equalTo(0))
                .body("earnedCount", equalTo(1));

        String other = UUID.randomUUID().toString();
        post(
                        "/api/payments/authorize",
                        authorize("pm_card_visa", 700).put("order_id", other).encode())
                .statusCode(202);
        await().atMost(PATIENCE)
                .until(() -> wire.on(Topics.PAYMENT_EVENTS, other).size() == 1);
        for (int i = 0; i < 2; i++) {
            post("/api/payments/revert", "{\"order_id\":\"" + other + "\",\"reason\":\"by hand\"}")
                    .statusCode(202);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        wire.on(Topics.PAYMENT_EVENTS, other).getLast().type().equals("PAYMENT_REVERTED"));
        given().get("/api/payments/" + DerivedId.PAYMENT.of(other)).then().body("status", equalTo("REVERTED"));
    }

    @Test
    void bad_requests_change_nothing_and_say_why() {
        for (Object amount : new Object[] {49, -1, "lots", Long.MAX_VALUE, 12.5, null}) {
            post("/api/payments/authorize", authorize("pm_card_visa", amount).encode())
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        post("/api/payments/authorize", "{}").statusCode(400);
        post("/api/payments/revert", "{}").statusCode(400);
        post("/payment/" + payment + "/revert", "{}").statusCode(404);
        post("/payment/" + payment + "/release", "{}").statusCode(400);
        given().get("/payment/" + order + "/status").then().statusCode(404);
        given().get("/payment/" + "x".repeat(400) + "/details").then().statusCode(400);
        given().get("/api/payments?status=RICH").then().statusCode(400);
        given().get("/api/payments?page=0").then().statusCode(400);
    }

    @Test
    void payments_are_for_services_and_seen_by_who_pays() {
        post("/api/payments/authorize", authorize("pm_card_visa", 1250).encode())
                .statusCode(202);
        for (Map.Entry<String, Integer> one :
                Map.of("alice-" + order, 200, "mallory", 403).entrySet()) {
            given().header("X-User-Id", one.getKey())
                    .header("X-User-Role", "customer")
                    .get("/payment/" + order + "/status")
                    .then()
                    .statusCode(one.getValue());
        }
        given().header("X-User-Id", "mallory")
                .get("/history/alice-" + order)
                .then()
                .statusCode(403);
        given().header("X-User-Id", "mallory")
                .get("/api/payments?customerId=alice-" + order)
                .then()
                .statusCode(403);
        given().header("X-User-Id", "mallory").get("/api/payments").then().statusCode(403);
        given().header("X-User-Id", "alice-" + order)
                .get("/api/payments?customerId=alice-" + order)
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
        String body = "{\"orderId\":\"" + order + "\",\"runnerId\":\"rob\",\"runnerConnectAccountId\":\"a\"}";
        for (String path : List.of(
                "/payment/" + payment + "/revert",
                "/payment/" + payment + "/release",
                "/api/payments/revert",
                "/api/payments/move-to-escrow")) {
            given().header("X-User-Id", "alice-" + order)
                    .header("X-User-Role", "customer")
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(403);
        }
    }
}
