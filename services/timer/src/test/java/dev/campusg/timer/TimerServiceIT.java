package dev.campusg.timer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.dev.testing.Wire;
import dev.campusg.dev.testing.Wire.Heard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TimerServiceIT {

    private static final String DEAD_LETTERS = Topics.TIMER_COMMANDS + "_dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);

    Wire wire;

    @ConfigProperty(name = "test.jdbc")
    String jdbc;

    private final String order = "order-" + UUID.randomUUID();

    @Test
    void a_request_starts_a_timer_for_half_an_hour_and_the_world_is_told() {
        String id = start(Map.of("orderId", order, "customerId", "cat", "sagaId", "saga-1"))
                .statusCode(201)
                .body("success", equalTo(true))
                .body("message", notNullValue())
                .body("$", not(hasKey("isTestTimer")))
                .extract()
                .path("timerId");

        for (String path : List.of("/api/timers/" + id, "/api/timers/order/" + order)) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .body("timerId", equalTo(id))
                    .body("orderId", equalTo(order))
                    .body("customerId", equalTo("cat"))
                    .body("$", hasKey("runnerId"))
                    .body("runnerId", nullValue())
                    .body("runnerAccepted", equalTo(false))
                    .body("status", equalTo("ACTIVE"))
                    .body("createdAt", matchesPattern("\\d{4}-.*Z"))
                    .body("expiresAt", matchesPattern("\\d{4}-.*Z"));
        }
        Heard fact = told("TIMER_STARTED");
        assertThat(fact.envelope().getString("correlation_id")).isEqualTo("saga-1");
        assertThat(fact.payload().getString("timerId")).isEqualTo(id);
        assertThat(Duration.between(fact.at(), fact.payload().getInstant("expiresAt")))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    }

    @Test
    void an_order_has_one_active_timer_at_a_time_and_its_old_ones_stay() {
        String first = startOne();
        start(Map.of("order_id", order, "customer_id", "cat")).statusCode(400).body("code", equalTo("TIMER_ACTIVE"));

        post("stop-request-timer", Map.of("orderId", order, "runnerId", "bob"))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("timerId", equalTo(first));
        post("stop-request-timer", Map.of("orderId", order, "runnerId", "bob")).statusCode(200);
        post("cancel-timer", Map.of("orderId", order)).statusCode(409);
        String second = startOne();
        post("cancel-timer", Map.of("orderId", order)).statusCode(200).body("timerId", equalTo(second));
        post("cancel-timer", Map.of("orderId", order)).statusCode(200);

        given().get("/api/timers/" + first)
                .then()
                .body("status", equalTo("STOPPED"))
                .body("runnerId", equalTo("bob"))
                .body("runnerAccepted", equalTo(true));
        given().get("/api/timers/order/" + order)
                .then()
                .body("timerId", equalTo(second))
                .body("status", equalTo("CANCELLED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events())
                        .extracting(Heard::type)
                        .containsExactly("TIMER_STARTED", "TIMER_STOPPED", "TIMER_STARTED", "TIMER_CANCELLED"));
    }

    @Test
    void a_request_repeated_under_its_key_gets_its_first_answer() {
        Map<String, String> body = Map.of("orderId", order, "customerId", "cat");
        List<String> answers = IntStream.range(0, 2)
                .mapToObj(again -> given().header("Idempotency-Key", order)
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/start-request-timer")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("timerId"))
                .toList();
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
    }

    @Test
    void a_timer_expires_and_is_found_by_reconciliation() {
        Instant end = Instant.now().plus(SHORT);
        String id = start(
                        Map.of("orderId", order, "customerId", "cat", "sagaId", "saga-7", "expiresAt", end.toString()))
                .statusCode(201)
                .extract()
                .path("timerId");

        Heard timeout = told("ORDER_TIMEOUT");

        assertThat(timeout.at()).isAfterOrEqualTo(end.minusMillis(1));
        assertThat(timeout.envelope().getString("correlation_id")).isEqualTo("saga-7");
        assertThat(timeout.payload().getMap())
                .containsEntry("timerId", id)
                .containsEntry("orderId", order)
                .containsEntry("customerId", "cat")
                .containsEntry("sagaId", "saga-7")
                .containsKey("expiresAt");
        String row = "items.find { it.TimerId == '" + id + "' }";
        given().get("/api/timers?status=EXPIRED&limit=100")
                .then()
                .statusCode(200)
                .body(row + ".OrderId", equalTo(order))
                .body(row + ".SagaId", equalTo("saga-7"))
                .body(row + ".Status", equalTo("Expired"));
        post("cancel-timer", Map.of("orderId", order)).statusCode(409);
    }

    @Test
    void commands_are_answered_once_each_and_a_repeat_with_the_same_timer() {
        command("start_order_timer", new JsonObject().put("order_id", order).put("customer_id", "cat"));
        command("start_order_timer", new JsonObject().put("order_id", order).put("customer_id", "cat"));
        command("stop_order_timer", new JsonObject().put("order_id", order).put("runner_id", "bob"));
        command("cancel_order_timer", new JsonObject().put("order_id", order));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events())
                        .extracting(Heard::type)
                        .containsExactly("timer.started", "timer.started", "timer.stopped", "timer.failed"));
        List<JsonObject> replies = events().stream().map(Heard::payload).toList();
        assertThat(replies.get(1).getString("timer_id"))
                .isEqualTo(replies.get(0).getString("timer_id"));
        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.getString("correlation_id")).isEqualTo("saga-" + order);
            assertThat(reply.getString("order_id")).isEqualTo(order);
        });
        assertThat(replies.get(3).getString("error")).contains("STOPPED");

        String other = order + "-2";
        command(
                "start_order_timer",
                other,
                new JsonObject().put("order_id", other).put("customer_id", "cat"));
        command("cancel_order_timer", other, new JsonObject().put("order_id", other));
        await().atMost(PATIENCE)
                .until(() -> heard("timer.cancelled", List.of(other)).size() == 1);
    }

    @Test
    void a_command_that_makes_no_sense_goes_to_the_dead_letters_and_the_next_is_served() {
        wire.say(Topics.TIMER_COMMANDS, order, "{not json");
        command("start_order_timer", new JsonObject().put("order_id", order));
        command("never_heard_of", new JsonObject());
        command("start_order_timer", new JsonObject().put("order_id", order).put("customer_id", "\0"));
        command("start_order_timer", new JsonObject().put("order_id", order).put("customer_id", "cat"));

        assertThat(told("timer.failed").payload().getString("error")).contains("customerId");
        assertThat(told("timer.started")).isNotNull();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wire.on(DEAD_LETTERS, order)).hasSize(2));
    }

    @Test
    void bad_input_is_refused_and_changes_nothing() {
        start(Map.of("customerId", "cat")).statusCode(400).body("violations.field", hasItem("orderId"));
        start(Map.of("orderId", order, "customerId", " ")).statusCode(400);
        start(Map.of("orderId", order, "customerId", "a\0b")).statusCode(400);
        start(Map.of("orderId", "\ud800", "customerId", "cat")).statusCode(400);
        start(Map.of("orderId", "o".repeat(201), "customerId", "cat")).statusCode(400);
        start(Map.of("orderId", order, "customerId", "cat", "expiresAt", "tomorrow"))
                .statusCode(400);
        start(Map.of("orderId", order, "customerId", "cat", "expiresAt", "2020-01-01T00:00:00Z"))
                .statusCode(400)
                .body("code", equalTo("INVALID_EXPIRY"));
        start(Map.of("orderId", order, "customerId", "cat", "expiresAt", "9999-01-01T00:00:00Z"))
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/start-request-timer")
                .then()
                .statusCode(400);
        given().contentType(ContentType.TEXT)
                .body("x")
                .post("/api/start-request-timer")
                .then()
                .statusCode(415);
        post("stop-request-timer", Map.of("orderId", order, "runnerId", "bob")).statusCode(404);
        post("cancel-timer", Map.of("orderId", order)).statusCode(404);
        given().get("/api/timers?status=LOST").then().statusCode(400);
        given().get("/api/timers/none").then().statusCode(404);
        given().get("/api/timers/order/" + order).then().statusCode(404);
    }

    @Test
    void timers_are_the_sagas_to_change_and_the_parties_to_see() {
        given().header("X-User-Id", "cat")
                .contentType(ContentType.JSON)
                .body(Map.of("orderId", order, "customerId", "cat"))
                .post("/api/start-request-timer")
                .then()
                .statusCode(403);
        startOne();
        String path = "/api/timers/order/" + order;
        given().header("X-User-Id", "cat").get(path).then().statusCode(200);
        given().header("X-User-Id", "dog").get(path).then().statusCode(403);
        given().header("X-User-Id", "cat").get("/api/timers").then().statusCode(403);
    }

    @Test
    void a_quick_timer_runs_for_a_minute_and_says_so() {
        Instant end = Instant.parse(post("test-quick-timer", Map.of("orderId", order, "customerId", "cat"))
                .statusCode(201)
                .body("isTestTimer", equalTo(true))
                .extract()
                .path("expiresAt"));
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
    }

    @Test
    void a_timer_that_came_due_while_nobody_was_there_fires_late_but_once() throws SQLException {
        startOne();
        overdueByAnHour(
                "select es.set_timers(array_agg(owner), array_agg(name), array_agg(due - interval '91 minutes'), array_agg(payload)) from es.timer");

        assertThat(told("ORDER_TIMEOUT").payload().getString("orderId")).isEqualTo(order);
        sweep();
        assertThat(events()).filteredOn(it -> it.type().equals("ORDER_TIMEOUT")).hasSize(1);
    }

    @Test
    void a_sweep_finds_what_the_timers_lost() throws SQLException {
        startOne();
        overdueByAnHour("delete from es.timer");

        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(told("ORDER_TIMEOUT").payload().getString("orderId")).isEqualTo(order);
    }

    @Test
    void two_hundred_timers_fire_on_time() {
        int count = 200;
        List<String> orders =
                IntStream.range(0, count).mapToObj(i -> order + "-" + i).toList();
        // All run before the first is due: what is measured is firing, not starting.
        Instant first = Instant.now().plusSeconds(6);
        for (int i = 0; i < count; i++) {
            JsonObject payload = new JsonObject()
                    .put("order_id", orders.get(i))
                    .put("customer_id", "cat")
                    .put("timeout_at", first.plusMillis(5L * i).toString());
            command("start_order_timer", orders.get(i), payload);
        }
        await().atMost(PATIENCE).until(() -> heard("timer.started", orders).size() == count);
        await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> heard("ORDER_TIMEOUT", orders).size() == count);

        List<Long> lags = heard("ORDER_TIMEOUT", orders).stream()
                .map(heard -> Duration.between(heard.payload().getInstant("expiresAt"), heard.at())
                        .toMillis())
                .sorted()
                .toList();
        System.out.printf(
                "From due to heard on Kafka, %d timers: p50 %d ms, p99 %d ms, max %d ms%n",
                count, lags.get(count / 2), lags.get(count * 99 / 100), lags.getLast());
        assertThat(lags.getFirst()).as("none early").isGreaterThanOrEqualTo(0);
        assertThat(lags.get(count / 2))
                .as("half of them, in ms, even on a busy machine")
                .isLessThan(5_000);
    }

    private List<Heard> heard(String type, List<String> orders) {
        return wire.on(Topics.TIMER_EVENTS).stream()
                .filter(heard -> orders.contains(heard.key()))
                .filter(heard -> heard.type().equals(type))
                .toList();
    }

    private void overdueByAnHour(String timers) throws SQLException {
        String number = "(select number from es.stream where id = 'requesttimer-" + order + "')";
        Instant past = Instant.now().minus(Duration.ofHours(1));
        try (Connection connection = DriverManager.getConnection(jdbc)) {
            connection
                    .createStatement()
                    .execute("update es.stream set state = jsonb_set(state, '{current,expiresAt}', '\"" + past
                            + "\"') where number = " + number);
            connection.createStatement().execute(timers + " where owner = " + number);
        }
    }

    private int sweep() {
        return given().get("/api/check-order-timeout")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .extract()
                .path("expired");
    }

    private String startOne() {
        return start(Map.of("orderId", order, "customerId", "cat"))
                .statusCode(201)
                .extract()
                .path("timerId");
    }

    private static ValidatableResponse start(Map<String, String> body) {
        return post("start-request-timer", body);
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/" + path)
                .then();
    }

    private void command(String type, JsonObject payload) {
        command(type, order, payload);
    }

    private void command(String type, String key, JsonObject payload) {
        JsonObject envelope = new JsonObject()
                .put("type", type)
                .put("message_id", UUID.randomUUID().toString())
                .put("correlation_id", "saga-" + key)
                .put("source", "test")
                .put("payload", payload);
        wire.say(Topics.TIMER_COMMANDS, key, envelope.encode());
    }

    private List<Heard> events() {
        return wire.on(Topics.TIMER_EVENTS, order);
    }

    private Heard told(String type) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events().stream()
                                .filter(heard -> type.equals(heard.type()))
                                .findFirst()
                                .orElse(null),
                        heard -> heard != null);
    }
}
