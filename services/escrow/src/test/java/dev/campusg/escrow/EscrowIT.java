package dev.campusg.escrow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.dev.testing.Wire;
import dev.campusg.dev.testing.Wire.Heard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EscrowIT {

    private static final String DEAD_LETTERS = Topics.ESCROW_COMMANDS + "_dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Wire wire;

    private final String order = UUID.randomUUID().toString();

    private Map<String, Object> deposit() {
        return new HashMap<>(Map.of(
                "orderId", order, "customerId", "alice", "amount", "12.50", "foodFee", 10, "deliveryFee", "2.50"));
    }

    private static ValidatableResponse post(String action, Object body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/escrow/" + action)
                .then();
    }

    private void command(String id, String type, JsonObject payload) {
        send(new JsonObject()
                .put("type", type)
                .put("message_id", id)
                .put("correlation_id", "saga-" + order)
                .put("payload", payload)
                .encode());
    }

    private void send(String value) {
        wire.say(Topics.ESCROW_COMMANDS, order, value);
    }

    private JsonObject holdFunds() {
        return new JsonObject()
                .put("order_id", order)
                .put("customer_id", "alice")
                .put("amount", "12.50")
                .put("food_fee", "10.00")
                .put("delivery_fee", "2.50");
    }

    private List<Heard> told(int count) {
        return await().atMost(PATIENCE).until(() -> wire.on(Topics.ESCROW_EVENTS, order), said -> said.size() >= count);
    }

    @Test
    void funds_are_held_released_once_and_told_as_facts() {
        post("hold", deposit())
                .statusCode(201)
                .body("status", equalTo("HELD"))
                .body("escrowId", equalTo(DerivedId.ESCROW.of(order)))
                .body("amount", equalTo("12.50"))
                .body("entries", hasSize(2));
        post("hold", deposit()).statusCode(201);
        post("release", Map.of("order_id", order, "runner_id", "rob"))
                .statusCode(200)
                .body("status", equalTo("RELEASED"))
                .body("entries[3].account", equalTo("RUNNER"))
                .body("entries[3].amount", equalTo("12.50"));
        post("release", Map.of("orderId", order, "runnerId", "rob")).statusCode(200);
        post("refund", Map.of("orderId", order)).statusCode(409).contentType("application/problem+json");
        assertThat(told(2)).extracting(Heard::type).containsExactly("FUNDS_HELD", "FUNDS_RELEASED");
        given().get("/api/escrow/" + DerivedId.ESCROW.of(order)).then().body("runnerId", equalTo("rob"));
        given().get("/api/escrow/order/" + order).then().body("status", equalTo("RELEASED"));
    }

    @Test
    void every_command_gets_one_reply_however_often_it_is_delivered() {
        command("h-" + order, "hold_funds", holdFunds());
        command("h-" + order, "hold_funds", holdFunds());
        command("r-" + order, "refund_funds", new JsonObject().put("order_id", order));
        command("r-" + order, "refund_funds", new JsonObject().put("order_id", order));
        command(
                "l-" + order,
                "release_funds",
                new JsonObject().put("order_id", order).put("runner_id", "rob"));
        List<Heard> said = told(3);
        assertThat(said)
                .extracting(Heard::type)
                .containsExactly("escrow.funds_held", "escrow.funds_refunded", "escrow.failed");
        assertThat(said)
                .extracting(one -> one.envelope().getString("causation_id"))
                .containsExactly("h-" + order, "r-" + order, "l-" + order);
        assertThat(said.getFirst().envelope().getString("correlation_id")).isEqualTo("saga-" + order);
    }

    @Test
    void a_release_by_command_is_answered_and_a_refund_by_hand_is_told_as_a_fact() {
        command("h-" + order, "hold_funds", holdFunds());
        for (int attempt = 1; attempt <= 2; attempt++) {
            command(
                    "l" + attempt + "-" + order,
                    "release_funds",
                    new JsonObject().put("order_id", order).put("runner_id", "rob"));
        }
        List<Heard> said = told(3);
        assertThat(said)
                .extracting(Heard::type)
                .containsExactly("escrow.funds_held", "escrow.funds_released", "escrow.funds_released");
        given().get("/api/escrow/order/" + order).then().body("entries", hasSize(4));

        String other = order + "-2";
        Map<String, Object> deposit = deposit();
        deposit.put("orderId", other);
        post("hold", deposit).statusCode(201);
        for (int i = 0; i < 2; i++) {
            post("refund", Map.of("orderId", other)).statusCode(200).body("status", equalTo("REFUNDED"));
        }
        await().atMost(PATIENCE)
                .until(() -> wire.on(Topics.ESCROW_EVENTS, other).size() >= 2);
        assertThat(wire.on(Topics.ESCROW_EVENTS, other))
                .extracting(Heard::type)
                .containsExactly("FUNDS_HELD", "FUNDS_REFUNDED");
    }

    @Test
    void of_many_racing_releases_and_refunds_one_wins() {
        post("hold", deposit()).statusCode(201);
        List<CompletableFuture<Integer>> racing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean refund = i % 2 == 0;
            racing.add(CompletableFuture.supplyAsync(() -> (refund
                            ? post("refund", Map.of("orderId", order))
                            : post("release", Map.of("orderId", order, "runnerId", "rob")))
                    .extract()
                    .statusCode()));
        }
        List<Integer> codes = racing.stream().map(CompletableFuture::join).toList();
        assertThat(codes).containsOnly(200, 409).filteredOn(code -> code == 200).hasSize(4);
        given().get("/api/escrow/order/" + order).then().body("entries", hasSize(4));
        assertThat(told(2)).hasSize(2);
    }

    @Test
    void what_was_charged_is_held_or_paid_out_or_refunded() {
        post("hold", deposit()).statusCode(201);
        JsonObject balance = new JsonObject(given().get("/api/escrow/balance").asString());
        assertThat(balance.getBoolean("conserved")).isTrue();
        assertThat(cents(balance, "charged"))
                .isEqualTo(cents(balance, "held") + cents(balance, "paidOut") + cents(balance, "refunded"))
                .isPositive();
        assertThat(cents(balance.getJsonObject("accounts"), "escrow")).isEqualTo(cents(balance, "held"));
    }

    private static long cents(JsonObject object, String field) {
        return Long.parseLong(object.getString(field).replace(".", ""));
    }

    @Test
    void bad_requests_change_nothing_and_say_why() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "amount", "12.51", "foodFee", "-10", "customerId", " ", "orderId", "x".repeat(500))
                .entrySet()) {
            Map<String, Object> body = deposit();
            body.put(wrong.getKey(), wrong.getValue());
            post("hold", body).statusCode(400).contentType("application/problem+json");
        }
        post("hold", Map.of("orderId", order)).statusCode(400);
        post("hold", "{").statusCode(400);
        given().contentType(ContentType.TEXT)
                .body("hold")
                .post("/api/escrow/hold")
                .then()
                .statusCode(415);
        post("release", Map.of("orderId", order, "runnerId", "rob")).statusCode(404);
        post("refund", Map.of("orderId", order)).statusCode(404);
        given().get("/api/escrow/order/" + order).then().statusCode(404);
        given().get("/api/escrow/order/" + "x".repeat(400)).then().statusCode(400);
        given().get("/api/escrow/nonsense").then().statusCode(404);
    }

    @Test
    void money_is_moved_by_services_and_seen_by_its_owner() {
        for (String role : List.of("customer", "runner")) {
            given().header("X-User-Id", "alice")
                    .header("X-User-Role", role)
                    .contentType(ContentType.JSON)
                    .body(deposit())
                    .post("/api/escrow/hold")
                    .then()
                    .statusCode(403);
        }
        post("hold", deposit()).statusCode(201);
        for (String action : List.of("release", "refund")) {
            given().header("X-User-Id", "alice")
                    .contentType(ContentType.JSON)
                    .body(Map.of("orderId", order, "runnerId", "alice"))
                    .post("/api/escrow/" + action)
                    .then()
                    .statusCode(403);
        }
        given().header("X-User-Id", "alice").get("/api/escrow/balance").then().statusCode(403);
        String path = "/api/escrow/order/" + order;
        given().header("X-User-Id", "alice")
                .header("X-User-Role", "customer")
                .get(path)
                .then()
                .statusCode(200);
        given().header("X-User-Id", "mallory")
                .header("X-User-Role", "customer")
                .get(path)
                .then()
                .statusCode(403);
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_partition_goes_on() {
        send("{ not json");
        send("[]");
        command("u-" + order, "some_unknown_type", new JsonObject());
        command("m-" + order, "hold_funds", new JsonObject().put("order_id", order));
        command("t-" + order, "hold_funds", holdFunds().put("amount", "lots"));
        command("g-" + order, "hold_funds", holdFunds().put("amount", "99999999999.00"));
        command("n-" + order, "hold_funds", holdFunds().put("amount", "-12.50"));
        command("h-" + order, "hold_funds", holdFunds());
        assertThat(told(2)).extracting(Heard::type).containsExactly("escrow.failed", "escrow.funds_held");
        await().atMost(PATIENCE).until(() -> wire.on(DEAD_LETTERS, order).size() == 5);
    }

    @Test
    void a_refund_of_nothing_lets_its_saga_end_and_a_late_hold_fail() {
        command("r-" + order, "refund_funds", new JsonObject().put("order_id", order));
        command("h-" + order, "hold_funds", holdFunds());
        assertThat(told(2)).extracting(Heard::type).containsExactly("escrow.funds_refunded", "escrow.failed");
    }
}
