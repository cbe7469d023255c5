package dev.campusg.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.EventStream;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.dev.testing.Wire;
import dev.campusg.dev.testing.Wire.Heard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class NotificationIT {

    private static final String DEAD_LETTERS = Topics.NOTIFICATION_COMMANDS + "_dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Wire wire;

    @TestHTTPResource("/")
    URI here;

    private final String alice = "alice-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private final String order = UUID.randomUUID().toString();

    @Test
    void an_order_tells_its_parties_once_whatever_comes_twice_late_or_on_whichever_topic() {
        for (int copy = 0; copy < 2; copy++) {
            say(Topics.PAYMENT_EVENTS, "pay", "payment.authorized", """
                    {"payment_id": "p", "order_id": "%s", "payment_intent_id": "pi", "status": "AUTHORIZED"}""");
            say(Topics.ESCROW_EVENTS, "held", "escrow.funds_held", """
                    {"escrow_id": "e", "order_id": "%s", "amount": "14.50", "status": "HELD"}""");
            say(Topics.ORDER_EVENTS, "created", "order.created", """
                    {"order_id": "%s", "customer_id": "ALICE", "status": "PENDING", "saga_id": "s"}""");
            say(Topics.ORDER_EVENTS, "offered", "order.status_updated", """
                    {"order_id": "%s", "status": "CREATED", "saga_id": "s"}""");
            say(Topics.ORDER_EVENTS, "accepted", "ORDER_ACCEPTED", fact("ACCEPTED"));
            say(Topics.ORDER_EVENTS, "bought", "ORDER_UPDATED", fact("PURCHASED"));
            say(Topics.ORDER_EVENTS, "delivered", "ORDER_UPDATED", fact("DELIVERED"));
            say(Topics.PAYMENT_EVENTS, "released", "payment.released", """
                    {"payment_id": "p", "runner_id": "BOB", "amount": "14.50", "transfer_id": "t"}""");
            say(Topics.ORDER_EVENTS, "completed", "order.status_updated", """
                    {"order_id": "%s", "status": "COMPLETED", "saga_id": "s"}""");
        }

        awaitInbox(alice, 9);
        awaitInbox(bob, 2);
        assertThat(types(alice))
                .containsExactlyInAnyOrder(
                        "PENDING_PAYMENT",
                        "PAYMENT_AUTHORIZED",
                        "ESCROW_PLACED",
                        "ORDER_CREATED",
                        "ORDER_ACCEPTED",
                        "ORDER_PURCHASED",
                        "ORDER_DELIVERED",
                        "RECEIPT",
                        "ORDER_COMPLETED");
        assertThat(types(bob)).containsExactlyInAnyOrder("RECEIPT", "ORDER_COMPLETED");
        given().get("/api/notifications/order/" + order).then().body("$", hasSize(11));
        given().header("X-User-Id", bob)
                .get("/api/notifications/order/" + order)
                .then()
                .body("$", hasSize(2));
    }

    @Test
    void an_order_that_times_out_is_told_and_refunded() {
        say(Topics.TIMER_EVENTS, "timeout", "ORDER_TIMEOUT", """
                {"timerId": "t", "orderId": "%s", "customerId": "ALICE", "expiresAt": "2026-03-01T12:00:00Z"}""");
        say(Topics.ORDER_EVENTS, "cancelled", "order.cancelled", """
                {"order_id": "%s", "reason": "Order timed out (30 minutes)"}""");
        say(Topics.ESCROW_EVENTS, "refunded", "escrow.funds_refunded", """
                {"escrow_id": "e", "order_id": "%s", "amount": "14.50", "status": "REFUNDED"}""");
        say(Topics.PAYMENT_EVENTS, "reverted", "payment.reverted", """
                {"payment_id": "p", "status": "REVERTED"}""");
        say(Topics.SAGA_EVENTS, "saga", "SAGA_STATUS_CHANGED", """
                {"saga_id": "s", "saga": "create-order", "order_id": "%s", "status": "CANCELLED",
                 "reason": "Order timed out (30 minutes)"}""");
        command("last", send("LAST"));

        await().atMost(PATIENCE)
                .until(() -> types(alice).contains("LAST") && types(alice).size() >= 3);
        assertThat(types(alice)).containsExactlyInAnyOrder("ORDER_TIMEOUT", "REFUNDED", "LAST");
    }

    @Test
    void every_command_is_answered_once_and_known_by_its_message_id() {
        command("one", send("NOTE"));
        command("one", send("NOTE"));
        command("two", send("NOTE"));
        command("three", send("NOTE").put("title", " "));

        List<Heard> said = await().atMost(PATIENCE)
                .until(() -> wire.on(Topics.NOTIFICATION_EVENTS, order), found -> found.size() >= 3);
        assertThat(said)
                .extracting(Heard::type)
                .containsExactly("notification.sent", "notification.sent", "notification.failed");
        assertThat(said)
                .extracting(heard -> heard.envelope().getString("causation_id"))
                .containsExactly("one-" + order, "two-" + order, "three-" + order);
        assertThat(said.getFirst().envelope().getString("correlation_id")).isEqualTo("saga-" + order);
        assertThat(types(alice)).containsExactly("NOTE", "NOTE");
    }

    @Test
    void an_inbox_has_pages_and_marks_and_belongs_to_somebody() {
        for (String type : List.of("FIRST", "SECOND", "THIRD")) {
            post("/api/notifications/send", body(type))
                    .statusCode(201)
                    .body("status", equalTo("SENT"))
                    .body("read", equalTo(false));
        }
        inbox(alice, "?limit=2").body("items.type", contains("THIRD", "SECOND")).body("total", equalTo(3));
        inbox(alice, "?limit=2&page=2").body("items.type", contains("FIRST")).body("pages", equalTo(2));

        String third = inbox(alice, "?limit=1").extract().path("items[0].notificationId");
        as(bob).post("/api/notifications/" + third + "/read").then().statusCode(403);
        as(alice)
                .post("/api/notifications/" + third + "/read")
                .then()
                .statusCode(200)
                .body("read", equalTo(true));
        as(alice).post("/api/notifications/" + third + "/read").then().statusCode(200);
        inbox(alice, "?unread=true").body("items.type", contains("SECOND", "FIRST"));

        as(bob).get("/api/notifications/user/" + alice).then().statusCode(403);
        as(bob).get("/api/notifications/order/" + order + "/latest").then().statusCode(404);
        given().get("/api/notifications/order/" + order + "/latest").then().body("type", equalTo("THIRD"));
        as(alice)
                .contentType(ContentType.JSON)
                .body(body("SPAM"))
                .post("/api/notifications/send")
                .then()
                .statusCode(403);
    }

    @Test
    void a_request_with_the_same_key_sends_once() {
        for (int i = 0; i < 2; i++) {
            given().header("Idempotency-Key", order)
                    .contentType(ContentType.JSON)
                    .body(body("NOTE"))
                    .post("/api/notifications/send")
                    .then()
                    .statusCode(201);
        }
        inbox(alice, "").body("total", equalTo(1));
    }

    @Test
    void what_was_told_can_be_taken_back() {
        post(
                        "/send-notification",
                        Map.of(
                                "user_id",
                                alice,
                                "notification_type",
                                "NOTE",
                                "title",
                                "T",
                                "message",
                                "M",
                                "order_id",
                                order))
                .statusCode(201);
        String second = post("/send-notification", body("OTHER"))
                .statusCode(201)
                .extract()
                .path("notificationId");

        post("/revert-notification", Map.of("order_id", order, "type", "NOTE"))
                .statusCode(200)
                .body("type", equalTo("NOTE"));
        inbox(alice, "").body("items.type", contains("OTHER"));
        post("/revert-notification", Map.of("notification_id", second)).statusCode(200);
        post("/revert-notification", Map.of("notification_id", second)).statusCode(200);
        inbox(alice, "").body("total", equalTo(0));
        post("/revert-notification", Map.of("order_id", order)).statusCode(404);
        post("/revert-notification", Map.of()).statusCode(400);
    }

    @Test
    void an_acceptance_is_told_once_it_is_known_whom_to_tell() {
        post("/send-notification/order-accepted", Map.of("orderId", order, "runnerId", bob))
                .statusCode(202)
                .body("success", equalTo(true));
        say(Topics.ORDER_EVENTS, "accepted", "ORDER_ACCEPTED", fact("ACCEPTED"));
        awaitInbox(alice, 1);
        post("/send-notification/order-accepted", Map.of("orderId", order, "customerId", alice))
                .statusCode(202);
        command("last", send("LAST"));
        awaitInbox(alice, 2);
        assertThat(types(alice)).containsExactlyInAnyOrder("ORDER_ACCEPTED", "LAST");
    }

    @Test
    void a_live_stream_shows_what_is_new_and_resumes_where_it_was_left() throws Exception {
        String url = here.resolve("api/notifications/user/" + alice + "/stream").toString();
        String lastSeen;
        try (EventStream stream = EventStream.open(url, Map.of("X-User-Id", alice))) {
            post("/api/notifications/send", body("ONE")).statusCode(201);
            post("/api/notifications/send", Map.of("userId", bob, "type", "HIS", "title", "T", "message", "M"))
                    .statusCode(201);
            post("/api/notifications/send", body("TWO")).statusCode(201);
            await().atMost(PATIENCE).until(() -> stream.events().size() == 2);
            assertThat(stream.events())
                    .extracting(event -> event.data().getString("type"))
                    .containsExactly("ONE", "TWO");
            assertThat(stream.events()).extracting(EventStream.Event::name).containsOnly("notification");
            lastSeen = stream.events().getFirst().id();
        }
        post("/api/notifications/send", body("THREE")).statusCode(201);
        try (EventStream stream = EventStream.open(url, Map.of("X-User-Id", alice, "Last-Event-ID", lastSeen))) {
            post("/api/notifications/send", body("FOUR")).statusCode(201);
            await().atMost(PATIENCE).until(() -> stream.events().size() == 3);
            assertThat(stream.events())
                    .extracting(event -> event.data().getString("type"))
                    .containsExactly("TWO", "THREE", "FOUR");
        }
        as(bob).get("/api/notifications/user/" + alice + "/stream").then().statusCode(403);
        as(alice)
                .header("Last-Event-ID", "yesterday")
                .get("/api/notifications/user/" + alice + "/stream")
                .then()
                .statusCode(400);
    }

    @Test
    void bad_input_is_refused_and_changes_nothing() {
        for (String missing : List.of("userId", "type", "title", "message")) {
            Map<String, Object> body = new HashMap<>(body("NOTE"));
            body.remove(missing);
            post("/api/notifications/send", body).statusCode(400).contentType("application/problem+json");
            body.put(missing, " ");
            post("/api/notifications/send", body).statusCode(400);
            body.put(missing, 7);
            post("/api/notifications/send", body).statusCode(400);
        }
        Map<String, Object> long_ = new HashMap<>(body("NOTE"));
        long_.put("message", "x".repeat(2_001));
        post("/api/notifications/send", long_).statusCode(400);
        long_.put("message", "a\0b");
        post("/api/notifications/send", long_).statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/notifications/send")
                .then()
                .statusCode(400);
        given().contentType(ContentType.TEXT)
                .body("x")
                .post("/api/notifications/send")
                .then()
                .statusCode(415);
        given().contentType(ContentType.JSON)
                .post("/api/notifications/nothing/read")
                .then()
                .statusCode(404);
        post("/send-notification/order-accepted", Map.of("customerId", alice)).statusCode(400);
        given().get("/api/notifications/user/" + alice + "?limit=101").then().statusCode(400);
        given().get("/api/notifications/order/none/latest").then().statusCode(404);
        inbox(alice, "").body("total", equalTo(0)).body("items[0]", nullValue());
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_partition_goes_on() {
        wire.say(Topics.NOTIFICATION_COMMANDS, order, "{ not json");
        command("p1", new JsonObject().put("user_id", alice));
        command("p2", send("NOTE").put("title", "a\0b"));
        command("p3", send("NOTE"));

        List<Heard> said = await().atMost(PATIENCE)
                .until(() -> wire.on(Topics.NOTIFICATION_EVENTS, order), found -> found.size() >= 2);
        assertThat(said).extracting(Heard::type).containsExactly("notification.failed", "notification.sent");
        await().atMost(PATIENCE).until(() -> wire.on(DEAD_LETTERS, order).size() == 2);
    }

    private String fact(String status) {
        return """
                {"orderId": "%s", "customerId": "ALICE", "runnerId": "BOB", "status": "STATUS", "event": "{}",
                 "source": "order-service"}""".replace("STATUS", status);
    }

    private void say(String topic, String id, String type, String payload) {
        String filled = payload.replace("%s", order).replace("ALICE", alice).replace("BOB", bob);
        wire.say(topic, order, envelope(id, type, new JsonObject(filled)).encode());
    }

    private void command(String id, JsonObject payload) {
        wire.say(
                Topics.NOTIFICATION_COMMANDS,
                order,
                envelope(id, "send_notification", payload).encode());
    }

    private JsonObject envelope(String id, String type, JsonObject payload) {
        return new JsonObject()
                .put("type", type)
                .put("message_id", id + "-" + order)
                .put("correlation_id", "saga-" + order)
                .put("payload", payload);
    }

    private JsonObject send(String type) {
        return new JsonObject()
                .put("user_id", alice)
                .put("notification_type", type)
                .put("title", "Title")
                .put("message", "Message")
                .put("order_id", order);
    }

    private Map<String, Object> body(String type) {
        return Map.of("userId", alice, "type", type, "title", "Title", "message", "Message", "orderId", order);
    }

    private static ValidatableResponse post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static RequestSpecification as(String user) {
        return given().header("X-User-Id", user);
    }

    private static ValidatableResponse inbox(String user, String query) {
        return as(user).get("/api/notifications/user/" + user + query).then().statusCode(200);
    }

    private static List<String> types(String user) {
        return inbox(user, "?limit=100").extract().jsonPath().getList("items.type", String.class);
    }

    private static void awaitInbox(String user, int count) {
        await().atMost(PATIENCE).until(() -> types(user).size() >= count);
    }
}
