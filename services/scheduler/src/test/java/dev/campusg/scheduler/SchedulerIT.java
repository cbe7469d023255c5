package dev.campusg.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.campusg.dev.testing.RealParts;
import dev.campusg.scheduler.Neighbours.Asked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "read-models.watch", value = "1s"))
@QuarkusTestResource(Neighbours.class)
class SchedulerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofDays(1);
    private static final String TIMED_OUT = "Order timed out (30 minutes)";
    private static final Map<String, ?> NO_PAYLOAD = Map.of();

    Neighbours neighbours;

    @ConfigProperty(name = "test.jdbc")
    String jdbc;

    private final String order = "order-" + UUID.randomUUID();
    private final String saga = "saga-" + UUID.randomUUID();

    @Test
    void a_scheduled_event_waits_for_its_time() {
        Instant time = Instant.now().plus(LATER);
        String id = schedule("ESCROW_TIMEOUT", time, Map.of("why", "habit"))
                .header("Location", containsString("/api/events/"))
                .extract()
                .path("eventId");

        given().get("/api/events/" + id)
                .then()
                .statusCode(200)
                .body("eventId", equalTo(id))
                .body("eventType", equalTo("ESCROW_TIMEOUT"))
                .body("entityId", equalTo(order))
                .body("payload.why", equalTo("habit"))
                .body("status", equalTo("PENDING"))
                .body("processed", equalTo(false))
                .body("attempts", equalTo(0))
                .body("scheduledTime", endsWith("Z"))
                .body("last_error", nullValue());
        given().get("/api/events?eventType=escrow-timeout&processed=false&entityId=" + order)
                .then()
                .statusCode(200)
                .header("Link", notNullValue())
                .body("total", equalTo(1))
                .body("page", equalTo(1))
                .body("items.eventId", hasItem(id));
        given().get("/api/events?processed=true&entityId=" + order).then().body("total", equalTo(0));
        given().get("/api/events?eventType=ORDER_TIMEOUT&entityId=" + order)
                .then()
                .body("total", equalTo(0));
        assertThat(neighbours.asked(order)).isEmpty();
    }

    @Test
    void a_timed_out_order_is_cancelled_by_its_saga_and_not_before() {
        orderIs("CREATED", null);
        neighbours.say(cancel(), 202, "{\"saga_id\":\"" + saga + "\",\"status\":\"CANCELLING\"}");
        Instant time = Instant.now().plusMillis(500);

        JsonPath event = ended(scheduled("ORDER_TIMEOUT", time, NO_PAYLOAD));

        assertThat(event.getString("status")).isEqualTo("PROCESSED");
        assertThat(event.getString("outcome")).contains(saga);
        assertThat(Instant.parse(event.getString("updatedAt"))).isAfterOrEqualTo(time);
        assertThat(neighbours.asked(saga)).extracting(Asked::what).containsOnly(cancel());
        given().get("/api/events?processed=true&entityId=" + order).then().body("total", equalTo(1));
    }

    @Test
    void a_saga_that_cannot_be_cancelled_any_more_is_left_alone() {
        neighbours.say(cancel(), 409, "{\"code\":\"NOT_CANCELLABLE\",\"detail\":\"a runner has it\"}");
        JsonPath event = ended(scheduled("ORDER_TIMEOUT", Instant.now(), Map.of("sagaId", saga)));
        assertThat(event.getString("status")).isEqualTo("PROCESSED");
        assertThat(event.getString("outcome")).contains("a runner has it");
    }

    @Test
    void a_saga_that_is_away_is_asked_again_and_an_unknown_one_is_not() {
        neighbours.say(cancel(), 503, "{}");
        String id = scheduled("ORDER_TIMEOUT", Instant.now(), Map.of("saga_id", saga));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(event(id).getString("last_error")).contains("503"));
        neighbours.say(cancel(), 202, "{}");
        JsonPath event = ended(id);
        assertThat(event.getString("status")).isEqualTo("PROCESSED");
        assertThat(event.getInt("attempts")).isGreaterThan(1);

        JsonPath unknown = ended(scheduled("ORDER_TIMEOUT", Instant.now(), Map.of("sagaId", "never-heard-of")));
        assertThat(unknown.getString("status")).isEqualTo("FAILED");
        assertThat(unknown.getString("last_error")).contains("no such thing");
    }

    @Test
    void an_authorisation_nobody_needs_is_let_go() {
        orderIs("CANCELLED", "FAILED");
        paymentIs("AUTHORIZED");
        String revert = "POST /payment/payment-of-" + order + "/revert?reason=The card authorisation expires";
        neighbours.say(revert, 202, "{\"status\":\"AUTHORIZED\"}");

        JsonPath event = ended(scheduled("PAYMENT_AUTHORIZATION_EXPIRY", Instant.now(), NO_PAYLOAD));

        assertThat(event.getString("status")).isEqualTo("PROCESSED");
        assertThat(neighbours.asked(order)).extracting(Asked::what).contains(revert);
    }

    @Test
    void funds_of_a_cancelled_order_are_given_back_and_others_are_told_of() {
        orderIs("CANCELLED", "CANCELLED");
        paymentIs("AUTHORIZED");
        escrowIs("HELD");
        neighbours.say("POST /api/escrow/refund", 200, "{\"status\":\"REFUNDED\"}");
        neighbours.say("POST /payment/payment-of-" + order + "/revert?reason=Order cancelled", 202, "{}");
        assertThat(ended(scheduled("ESCROW_TIMEOUT", Instant.now(), NO_PAYLOAD)).getString("outcome"))
                .contains("given back");

        orderIs("DELIVERED", "COMPLETED");
        neighbours.say("POST /api/notifications/send", 201, "{\"notificationId\":\"n1\"}");
        String id = scheduled("ESCROW_TIMEOUT", Instant.now(), NO_PAYLOAD);
        assertThat(ended(id).getString("outcome")).contains("told admin");

        List<Asked> alerts = neighbours.asked(order).stream()
                .filter(one -> one.what().equals("POST /api/notifications/send"))
                .toList();
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.key()).isEqualTo(id);
            assertThat(alert.body()).contains("\"userId\":\"admin\"", "DELIVERED");
        });
    }

    @Test
    void a_runner_is_reminded_of_a_delivery() {
        neighbours.say(
                "GET /getOrderDetails?orderId=" + order,
                200,
                "{\"orderId\":\"%s\",\"orderStatus\":\"ON_THE_WAY\",\"runnerId\":\"bob\"}".formatted(order));
        neighbours.say("POST /api/notifications/send", 201, "{\"notificationId\":\"n1\"}");
        Map<String, ?> wishes = Map.of("title", "Soon", "message", "Hall 7 is hungry");
        assertThat(ended(scheduled("DELIVERY_REMINDER", Instant.now(), wishes)).getString("outcome"))
                .isEqualTo("told bob");
        assertThat(neighbours.asked("Hall 7 is hungry"))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.body())
                        .contains("\"userId\":\"bob\"", "\"orderId\":\"" + order + "\"", "DELIVERY_REMINDER"));
    }

    @Test
    void a_cancelled_event_never_happens() {
        Instant time = Instant.now().plusSeconds(1);
        String id = scheduled("ORDER_TIMEOUT", time, Map.of("sagaId", saga));
        cancelled(id).statusCode(200).body("status", equalTo("CANCELLED"));
        cancelled(id).statusCode(200);

        String after = scheduled("ORDER_TIMEOUT", time.plusMillis(200), Map.of("sagaId", "another-" + saga));
        ended(after);
        assertThat(neighbours.asked("/sagas/" + saga)).isEmpty();
        cancelled(after).statusCode(409).body("code", equalTo("EVENT_ENDED"));
        cancelled(UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("EVENT_NOT_FOUND"));
    }

    @Test
    void a_request_repeated_under_its_key_schedules_once() {
        String time = Instant.now().plus(LATER).toString();
        List<String> ids = List.of(keyed(time), keyed(time));
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        given().get("/api/events?entityId=" + order).then().body("total", equalTo(1));

        given().header("X-User-Id", "cat")
                .post("/admin/idempotency-keys/forget")
                .then()
                .statusCode(403);
        given().post("/admin/idempotency-keys/forget")
                .then()
                .statusCode(200)
                .body("looked_at", greaterThan(0))
                .body("removed", equalTo(0))
                .body("ended", equalTo(true));
        assertThat(keyed(time)).as("still known").isEqualTo(ids.getFirst());
    }

    private String keyed(String time) {
        return given().header("Idempotency-Key", order)
                .contentType(ContentType.JSON)
                .body(Map.of("event_type", "ORDER_TIMEOUT", "entity_id", order, "scheduled_time", time))
                .post("/api/schedule")
                .then()
                .statusCode(201)
                .extract()
                .path("eventId");
    }

    @Test
    void bad_input_is_refused_and_changes_nothing() {
        Instant time = Instant.now().plus(LATER);
        refused("COFFEE_BREAK", time, NO_PAYLOAD).body("code", equalTo("UNKNOWN_EVENT_TYPE"));
        refused("ORDER_TIMEOUT", time.plus(Duration.ofDays(5 * 366)), NO_PAYLOAD)
                .body("code", equalTo("INVALID_TIME"));
        refused("ORDER_TIMEOUT", Instant.EPOCH, NO_PAYLOAD).body("code", equalTo("INVALID_TIME"));
        refused("ORDER_TIMEOUT", time, "text").body("code", equalTo("INVALID_PAYLOAD"));
        refused("ORDER_TIMEOUT", time, Map.of("sagaId", Map.of())).body("code", equalTo("INVALID_PAYLOAD"));
        refused("ORDER_TIMEOUT", time, Map.of("more", "x".repeat(17_000))).body("code", equalTo("PAYLOAD_TOO_LARGE"));
        for (String body : List.of(
                "{",
                "[]",
                "{}",
                "{\"eventType\":\"ORDER_TIMEOUT\",\"entityId\":\"" + order + "\"}",
                "{\"eventType\":\"ORDER_TIMEOUT\",\"entityId\":\"" + order + "\",\"scheduledTime\":\"soon\"}",
                "{\"eventType\":\"ORDER_TIMEOUT\",\"entityId\":\"a\\u0000b\",\"scheduledTime\":\"" + time + "\"}")) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/schedule")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().get("/api/events?eventType=COFFEE_BREAK").then().statusCode(400);
        given().get("/api/events?processed=perhaps").then().statusCode(400);
        given().get("/api/events/unknown").then().statusCode(404);
        given().get("/api/events?entityId=" + order).then().body("total", equalTo(0));
    }

    @Test
    void nobody_but_services_and_administrators_schedules_or_sees_events() {
        given().header("X-User-Id", "cat")
                .contentType(ContentType.JSON)
                .body(body("ORDER_TIMEOUT", Instant.now().plus(LATER), NO_PAYLOAD))
                .post("/api/schedule")
                .then()
                .statusCode(403);
        given().header("X-User-Id", "cat").get("/api/events").then().statusCode(403);
        given().header("X-User-Id", "cat").get("/api/events/some").then().statusCode(403);
    }

    @Test
    void a_spoilt_read_model_is_found_and_mended_while_all_goes_on() throws SQLException {
        String id = scheduled("ESCROW_TIMEOUT", Instant.now().plus(LATER), NO_PAYLOAD);
        try (Connection database = DriverManager.getConnection(jdbc)) {
            database.createStatement()
                    .execute("update es.stream set state = jsonb_set(state, '{attempts}', '7') where id like '%" + id
                            + "'");
        }
        run("check").body("different", equalTo(1)).body("rebuilt", equalTo(0)).body("examples", hasItem(endsWith(id)));
        run("rebuild").body("rebuilt", equalTo(1)).body("status", equalTo("DONE"));
        run("check").body("different", equalTo(0)).body("broken", equalTo(0));
        given().get("/admin/read-models/rebuild").then().statusCode(200).body("pass", equalTo(2));
        assertThat(event(id).getInt("attempts")).isZero();
        given().header("X-User-Id", "cat")
                .post("/admin/read-models/rebuild")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse run(String kind) {
        return given().post("/admin/read-models/" + kind).then().statusCode(200);
    }

    @Test
    void it_says_how_it_is() {
        given().get("/health").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/schedule"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("scheduler_events_pending"));
    }

    private String cancel() {
        return "POST /sagas/" + saga + "/cancel?reason=" + TIMED_OUT;
    }

    private void orderIs(String status, String sagaStatus) {
        neighbours.say(
                "GET /getOrderDetails?orderId=" + order,
                200,
                "{\"orderId\":\"%s\",\"orderStatus\":\"%s\",\"sagaId\":\"%s\"}".formatted(order, status, saga));
        if (sagaStatus != null) {
            neighbours.say(
                    "GET /sagas/" + saga, 200, "{\"saga_id\":\"%s\",\"status\":\"%s\"}".formatted(saga, sagaStatus));
        }
    }

    private void paymentIs(String status) {
        neighbours.say("GET /payment/" + order + "/status", 200, "{\"status\":\"" + status + "\"}");
    }

    private void escrowIs(String status) {
        neighbours.say("GET /api/escrow/order/" + order, 200, "{\"status\":\"" + status + "\"}");
    }

    private Map<String, Object> body(String type, Instant time, Object payload) {
        Map<String, Object> body = new HashMap<>();
        body.put("eventType", type);
        body.put("entityId", order);
        body.put("scheduledTime", time.toString());
        body.put("payload", payload);
        return body;
    }

    private ValidatableResponse post(String type, Instant time, Object payload) {
        return given().contentType(ContentType.JSON)
                .body(body(type, time, payload))
                .post("/api/schedule")
                .then();
    }

    private ValidatableResponse schedule(String type, Instant time, Object payload) {
        return post(type, time, payload).statusCode(201).body("eventId", notNullValue());
    }

    private ValidatableResponse refused(String type, Instant time, Object payload) {
        return post(type, time, payload).statusCode(400).contentType("application/problem+json");
    }

    private String scheduled(String type, Instant time, Object payload) {
        return schedule(type, time, payload).extract().path("eventId");
    }

    private static ValidatableResponse cancelled(String id) {
        return given().post("/api/events/" + id + "/cancel").then();
    }

    private static JsonPath event(String id) {
        return given().get("/api/events/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath ended(String id) {
        return await().atMost(PATIENCE)
                .until(() -> event(id), event -> !event.getString("status").equals("PENDING"));
    }
}
