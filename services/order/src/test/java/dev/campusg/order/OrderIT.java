package dev.campusg.order;

import static dev.campusg.order.Client.CUSTOMER;
import static dev.campusg.order.Client.RUNNER;
import static dev.campusg.order.Client.accept;
import static dev.campusg.order.Client.as;
import static dev.campusg.order.Client.details;
import static dev.campusg.order.Client.newOrder;
import static dev.campusg.order.Client.placed;
import static dev.campusg.order.Client.post;
import static dev.campusg.order.Client.report;
import static dev.campusg.order.Client.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.dev.testing.Wire;
import dev.campusg.dev.testing.Wire.Heard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OrderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Wire wire;

    private final String alice = "alice-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
    private final String eve = "eve-" + UUID.randomUUID();

    @Test
    void an_order_lives_from_its_placing_to_its_completion_and_every_step_is_told_once() {
        String order = onOffer();
        accept(order, bob).statusCode(200).body("order_id", equalTo(order)).body("message", notNullValue());
        accept(order, bob).statusCode(200);
        for (String stage : List.of("on-site", "Placed", "COLLECTED", "on_the_way", "Delivered")) {
            report(order, bob, stage).statusCode(200);
            report(order, bob, stage).statusCode(200);
        }
        details(order).body("orderStatus", equalTo("DELIVERED")).body("completedAt", nullValue());
        for (int i = 0; i < 2; i++) {
            post(service(), "/completeOrder", Map.of("order_id", order))
                    .statusCode(200)
                    .body("order.orderStatus", equalTo("COMPLETED"));
        }

        details(order)
                .header("ETag", "\"9\"")
                .body("orderId", equalTo(order))
                .body("custId", equalTo(alice))
                .body("runnerId", equalTo(bob))
                .body("orderDescription", equalTo("2 x Laksa, 1 x Tea"))
                .body("foodFee", equalTo("13.50"))
                .body("deliveryFee", equalTo("2.50"))
                .body("storeLocation", equalTo("Canteen"))
                .body("deliveryLocation", equalTo("Hall 7"))
                .body("version", equalTo(9))
                .body("acceptedAt", notNullValue())
                .body("placedAt", notNullValue())
                .body("pickedUpAt", notNullValue())
                .body("deliveredAt", notNullValue())
                .body("completedAt", notNullValue())
                .body("cancelledAt", nullValue())
                .body("cancelReason", nullValue());
        awaitTold(
                order,
                "ORDER_CREATED",
                "order.status_updated",
                "ORDER_ACCEPTED",
                "ORDER_UPDATED",
                "ORDER_UPDATED",
                "ORDER_UPDATED",
                "ORDER_UPDATED",
                "ORDER_UPDATED",
                "ORDER_COMPLETED");
        JsonObject accepted = wire.on(Topics.ORDER_EVENTS, order).get(2).payload();
        assertThat(accepted.getMap())
                .containsEntry("customerId", alice)
                .containsEntry("runnerId", bob)
                .containsEntry("status", "ACCEPTED")
                .containsEntry("source", "order-service")
                .containsKey("correlation_id");
        assertThat(new JsonObject(accepted.getString("event")).getString("orderStatus"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void commands_are_answered_once_each_and_the_payment_is_shown() {
        String order = UUID.randomUUID().toString();
        command(
                "1",
                order,
                "create_order",
                new JsonObject(newOrder(alice)).put("order_id", order).put("saga_id", "s"));
        await().atMost(PATIENCE).untilAsserted(() -> details(order).statusCode(200));
        command(
                "2",
                order,
                "update_order_status",
                new JsonObject().put("orderId", order).put("status", "created"));
        command(
                "3",
                order,
                "update_order_status",
                new JsonObject().put("order_id", order).put("status", "DELIVERED"));
        command(
                "4",
                order,
                "update_order_status",
                new JsonObject().put("order_id", order).put("status", "EATEN"));
        paymentNews(order, "payment.authorized", "AUTHORIZED");
        paymentNews(order, "payment.reverted", "REVERTED");
        await().atMost(PATIENCE).untilAsserted(() -> details(order).body("paymentStatus", equalTo("REVERTED")));
        command(
                "5",
                order,
                "cancel_order",
                new JsonObject().put("order_id", order).put("reason", "No card"));
        command(
                "5",
                order,
                "cancel_order",
                new JsonObject().put("order_id", order).put("reason", "No card"));
        command(
                "6",
                order,
                "update_order_status",
                new JsonObject().put("order_id", order).put("status", "CREATED"));
        command(
                "7",
                "nowhere",
                "cancel_order",
                new JsonObject().put("order_id", "nowhere").put("reason", "?"));
        command("8", order, "create_order", new JsonObject(newOrder(eve)).put("order_id", order));

        awaitTold(
                order,
                "order.created",
                "order.status_updated",
                "order.status_update_failed",
                "order.status_update_failed",
                "order.cancelled",
                "order.status_update_failed",
                "order.creation_failed");
        assertThat(wire.on(Topics.ORDER_EVENTS, order))
                .allSatisfy(heard ->
                        assertThat(heard.envelope().getString("correlation_id")).isEqualTo("s"));
        assertThat(wire.on(Topics.ORDER_EVENTS, order).getFirst().payload().getMap())
                .containsEntry("customer_id", alice)
                .containsEntry("status", "PENDING")
                .containsEntry("saga_id", "s");
        awaitTold("nowhere", "order.cancellation_failed");
    }

    @Test
    void how_the_payment_stands_is_what_the_payment_service_said_last() {
        Map<String, List<String>> stories = Map.of(
                "FAILED", List.of("payment.reverted FAILED", "payment.failed FAILED"),
                "INESCROW", List.of("PAYMENT_AUTHORIZED AUTHORIZED", "PAYMENT_INESCROW INESCROW"),
                "SUCCEEDED", List.of("PAYMENT_INESCROW INESCROW", "PAYMENT_RELEASED SUCCEEDED", "PAYMENT_INESCROW X"),
                "REVERTED", List.of("payment.authorized AUTHORIZED", "PAYMENT_REVERTED REVERTED"));
        stories.forEach((end, news) -> {
            String order = placed(alice);
            news.forEach(told -> paymentNews(order, told.split(" ")[0], told.split(" ")[1]));
            await().atMost(PATIENCE).untilAsserted(() -> details(order).body("paymentStatus", equalTo(end)));
        });
    }

    private void paymentNews(String order, String type, String status) {
        JsonObject payload = new JsonObject()
                .put("payment_id", "p")
                .put("order_id", order)
                .put("payment_intent_id", "pi")
                .put("error", "CARD_DECLINED")
                .put("message", "no")
                .put("status", status);
        wire.say(Topics.PAYMENT_EVENTS, order, envelope(type + status, order, type, payload));
    }

    @Test
    void a_runner_steps_back_and_another_takes_over() {
        String order = onOffer();
        accept(order, bob).statusCode(200);
        report(order, bob, "ON_SITE").statusCode(200);
        post(as(eve, RUNNER), "/cancelAcceptance", Map.of("orderId", order)).statusCode(403);
        post(as(alice, CUSTOMER), "/cancelAcceptance", Map.of("orderId", order)).statusCode(403);
        for (int i = 0; i < 2; i++) {
            post(as(bob, RUNNER), "/cancelAcceptance", Map.of("orderId", order))
                    .statusCode(200)
                    .body("order.orderStatus", equalTo("CREATED"))
                    .body("order.runnerId", nullValue())
                    .body("order.acceptedAt", nullValue());
        }
        report(order, bob, "ON_SITE").statusCode(403);
        accept(order, eve).statusCode(200);
        accept(order, bob).statusCode(409).body("code", equalTo("NOT_AVAILABLE"));
        post(as(eve, RUNNER), "/clearRunner", Map.of("orderId", order)).statusCode(403);
        for (int i = 0; i < 2; i++) {
            post(service(), "/clearRunner", Map.of("orderId", order))
                    .statusCode(200)
                    .body("order.orderStatus", equalTo("CREATED"));
        }
        awaitTold(
                order,
                "ORDER_CREATED",
                "order.status_updated",
                "ORDER_ACCEPTED",
                "ORDER_UPDATED",
                "ORDER_ACCEPTANCE_CANCELLED",
                "ORDER_ACCEPTED",
                "ORDER_RUNNER_CLEARED");
    }

    @Test
    void only_those_it_concerns_touch_an_order() {
        String order = onOffer();
        accept(order, alice).statusCode(403).body("code", equalTo("OWN_ORDER"));
        post(as(eve, RUNNER), "/verifyAndAcceptOrder", Map.of("orderId", order, "runner_id", bob))
                .statusCode(403);
        post(as(eve, CUSTOMER), "/verifyAndAcceptOrder", Map.of("orderId", order, "runner_id", eve))
                .statusCode(403);
        post(as(eve, CUSTOMER), "/cancelOrder", Map.of("orderId", order)).statusCode(403);
        post(as(eve, CUSTOMER), "/createOrder", newOrder(alice)).statusCode(403);
        post(as(alice, CUSTOMER), "/completeOrder", Map.of("orderId", order)).statusCode(403);
        accept(order, bob).statusCode(200);
        report(order, eve, "ON_SITE").statusCode(403);
        post(as(alice, CUSTOMER), "/updateOrderStatus", Map.of("orderId", order, "status", "ON_SITE"))
                .statusCode(403);
        for (String path : List.of(
                "/getOrderDetails?orderId=" + order,
                "/orders/" + order,
                "/orders/" + order + "/history",
                "/orders/" + order + "/stream",
                "/orders/customer/" + alice,
                "/orders")) {
            as(eve, CUSTOMER).get(path).then().statusCode(403).contentType("application/problem+json");
        }
        details(order).body("version", equalTo(3));
    }

    @Test
    void an_order_is_cancelled_by_its_owner_until_a_runner_has_it_and_then_by_an_administrator() {
        String early = placed(alice);
        for (int i = 0; i < 2; i++) {
            post(as(alice, CUSTOMER), "/cancelOrder", Map.of("order_id", early, "reason", "Not hungry"))
                    .statusCode(200)
                    .body("order.orderStatus", equalTo("CANCELLED"))
                    .body("order.cancelledAt", notNullValue())
                    .body("order.cancelReason", equalTo("Not hungry"));
        }
        accept(early, bob).statusCode(409);
        awaitTold(early, "ORDER_CREATED", "ORDER_CANCELLED");

        String late = onOffer();
        accept(late, bob).statusCode(200);
        Map<String, Object> force = Map.of("orderId", late, "force", true);
        post(as(alice, CUSTOMER), "/cancelOrder", Map.of("orderId", late))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
        post(as(alice, CUSTOMER), "/cancelOrder", force).statusCode(403);
        post(as("root", "admin"), "/cancelOrder", force)
                .statusCode(200)
                .body("order.orderStatus", equalTo("CANCELLED"));
        report(late, bob, "ON_SITE").statusCode(409);
    }

    @Test
    void stages_come_one_after_the_other() {
        String order = onOffer();
        report(order, bob, "ACCEPTED").statusCode(403);
        accept(order, bob).statusCode(200);
        report(order, bob, "ACCEPTED").statusCode(200);
        for (String illegal : List.of("PLACED", "COLLECTED", "DELIVERED", "COMPLETED", "CANCELLED", "PENDING")) {
            report(order, bob, illegal).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        }
        for (String unknown : List.of("EATEN", "NONE", " ", "")) {
            report(order, bob, unknown).statusCode(400);
        }
        post(service(), "/completeOrder", Map.of("orderId", order)).statusCode(409);
        details(order).body("version", equalTo(3));
    }

    @Test
    void a_proof_is_kept_and_a_hostile_one_refused() {
        String order = onOffer();
        accept(order, bob).statusCode(200);
        report(order, bob, "ON_SITE").statusCode(200);
        for (String url : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//receipts.example/1.png",
                "receipt.png",
                "http://bob:secret@receipts.example/1.png",
                "https:///nohost",
                "https://receipts.example/\u0007.png",
                "https://receipts.example/a b.png",
                "https://localhost/x.png",
                "https://127.0.0.1/x.png",
                "https://[::1]/x.png",
                "https://[::ffff:10.0.0.1]/x.png",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.1.1:8080/x.png",
                "https://2130706433/x.png",
                "https://0x7f.1/x.png",
                "https://order-service/x.png",
                "https://order-service.campusg.svc.cluster.local/x.png",
                "https://receipts.example/" + "x".repeat(1_000))) {
            proven(order, Map.of("type", "receipt", "url", url))
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        proven(order, Map.of("type", "x".repeat(501))).statusCode(400);
        proven(order, Map.of("note", "a\0b")).statusCode(400);
        proven(order, Map.of("type", "receipt", "url", "https://receipts.example/1.png?size=big#top", "note", "14.50"))
                .statusCode(200);
        service()
                .get("/orders/" + order + "/history")
                .then()
                .body("[4].type", equalTo("StageReached"))
                .body("[4].data.proof.url", equalTo("https://receipts.example/1.png?size=big#top"))
                .body("[4].data.proof.note", equalTo("14.50"));
    }

    private ValidatableResponse proven(String order, Map<String, String> proof) {
        return post(
                as(bob, RUNNER), "/updateOrderStatus", Map.of("orderId", order, "status", "PURCHASED", "proof", proof));
    }

    @Test
    void the_past_of_an_order_can_be_seen() {
        String order = onOffer();
        accept(order, bob).statusCode(200);
        String accepted = details(order).extract().path("acceptedAt");
        report(order, bob, "ON_SITE").statusCode(200);

        as(alice, CUSTOMER)
                .get("/orders/" + order + "?at=2")
                .then()
                .header("ETag", "\"2\"")
                .body("orderStatus", equalTo("CREATED"))
                .body("runnerId", nullValue());
        service().get("/orders/" + order + "?at=99").then().body("orderStatus", equalTo("ON_SITE"));
        service().get("/orders/" + order + "?at=0").then().statusCode(404);
        service().get("/orders/" + order + "?at=2020-01-01T00:00:00Z").then().statusCode(404);
        service().get("/orders/" + order + "?at=2999-01-01T00:00:00Z").then().body("version", equalTo(4));
        List<String> times = service()
                .get("/orders/" + order + "/history")
                .then()
                .body("version", contains(1, 2, 3, 4))
                .body("type", contains("OrderPlaced", "OrderPutOnOffer", "OrderAccepted", "StageReached"))
                .body("who", contains(alice, "test", bob, bob))
                .body("[2].data.runnerId", equalTo(bob))
                .extract()
                .path("time");
        service().get("/orders/" + order + "?at=" + times.get(2)).then().body("orderStatus", equalTo("ACCEPTED"));
        assertThat(accepted).isNotBlank();
        for (String at : List.of("yesterday", "-1", "1.5", "9".repeat(30))) {
            service().get("/orders/" + order + "?at=" + at).then().statusCode(400);
        }
        for (String path : List.of(
                "/orders/nothing",
                "/orders/nothing/history",
                "/orders/nothing/stream",
                "/getOrderDetails?orderId=nothing")) {
            service().get(path).then().statusCode(404).contentType("application/problem+json");
        }
        service().get("/getOrderDetails").then().statusCode(400);
        service().get("/getOrderDetails?orderId=" + "x".repeat(400)).then().statusCode(404);
    }

    @Test
    void a_stale_version_is_not_changed_and_a_known_one_not_sent_again() {
        String order = onOffer();
        Map<String, String> body = Map.of("orderId", order, "runner_id", bob);
        post(as(bob, RUNNER).header("If-Match", "\"1\""), "/verifyAndAcceptOrder", body)
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
        for (String never : List.of("\"2x\"", "W/\"2\"", "\"\"")) {
            post(as(bob, RUNNER).header("If-Match", never), "/verifyAndAcceptOrder", body)
                    .statusCode(412);
        }
        for (String malformed : List.of("2", "\"2", "\"1\" \"2\"", "W/2", "*, \"2\"")) {
            post(as(bob, RUNNER).header("If-Match", malformed), "/verifyAndAcceptOrder", body)
                    .statusCode(400);
        }
        post(as(bob, RUNNER).header("If-Match", "\"7\", \"2\""), "/verifyAndAcceptOrder", body)
                .statusCode(200)
                .header("ETag", "\"3\"");
        post(as(bob, RUNNER).header("If-Match", "*"), "/cancelAcceptance", Map.of("orderId", order))
                .statusCode(200);
        post(service().header("If-Match", "\"1\""), "/cancelOrder", Map.of("orderId", "nothing"))
                .statusCode(404);
        post(service().header("If-Match", "\"3\""), "/cancelOrder", Map.of("orderId", order))
                .statusCode(412);

        for (String path : List.of("/getOrderDetails?orderId=" + order, "/orders/" + order)) {
            for (String known : List.of("\"4\"", "W/\"4\"", "\"1\", \"4\"", "*")) {
                service()
                        .header("If-None-Match", known)
                        .get(path)
                        .then()
                        .statusCode(304)
                        .header("ETag", "\"4\"");
            }
            service()
                    .header("If-None-Match", "\"3\"")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(4));
            service().header("If-None-Match", "4").get(path).then().statusCode(400);
        }
    }

    @Test
    void orders_are_listed_by_page_newest_first_for_those_who_may() {
        String first = placed(alice);
        String second = onOffer();
        String third = onOffer();
        accept(second, bob).statusCode(200);

        as(alice, CUSTOMER)
                .get("/orders/customer/" + alice + "?limit=2")
                .then()
                .body("items.orderId", contains(third, second))
                .body("total", equalTo(3))
                .body("pages", equalTo(2))
                .body("page", equalTo(1))
                .header("Link", containsString("/orders/customer/" + alice + "?limit=2&page=2>; rel=\"next\""));
        as(alice, CUSTOMER)
                .get("/orders/customer/" + alice + "?limit=2&page=2")
                .then()
                .body("items.orderId", contains(first));
        as(bob, RUNNER).get("/orders?runnerId=" + bob).then().body("items.orderId", contains(second));
        as(bob, RUNNER)
                .get("/orders?runner_id=" + bob + "&status=accepted")
                .then()
                .body("items.orderId", contains(second));
        as(bob, RUNNER)
                .get("/orders?status=created&limit=100")
                .then()
                .body("items.orderStatus", everyItem(equalTo("CREATED")))
                .body("items.orderId", not(contains(second)));
        for (String query : List.of("status=EATEN", "page=0", "page=x", "limit=101", "limit=0")) {
            service().get("/orders?" + query).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void an_order_for_developers_has_a_fixed_fee_and_is_told_to_nobody() {
        Map<String, Object> body = newOrder(alice);
        body.put(
                "order_details",
                Map.of(
                        "food_items",
                        List.of(Map.of("name", "Tea", "price", "1.50", "quantity", 1)),
                        "delivery_location",
                        "Hall 7"));
        String order = post(as(alice, CUSTOMER), "/testCreateOrder", body)
                .statusCode(201)
                .body("success", equalTo(true))
                .body("message", notNullValue())
                .extract()
                .path("order_id");
        details(order).body("deliveryFee", equalTo("3.99")).body("orderStatus", equalTo("PENDING"));
        post(service(), "/cancelOrder", Map.of("orderId", order)).statusCode(200);
        awaitTold(order, "ORDER_CANCELLED");
    }

    @Test
    void bad_orders_are_refused_and_a_missing_fee_is_none() {
        for (String missing : List.of("customer_id", "order_details")) {
            Map<String, Object> body = newOrder(alice);
            body.remove(missing);
            post(service(), "/createOrder", body).statusCode(400).contentType("application/problem+json");
        }
        for (Map<String, ?> change : List.of(
                Map.of("foodItems", List.of()),
                Map.of("deliveryFee", "-1.00"),
                Map.of("deliveryFee", "1.001"),
                Map.of("deliveryFee", "much"),
                Map.of("deliveryLocation", " "),
                Map.of("deliveryLocation", "x".repeat(501)),
                Map.of("foodItems", List.of(Map.of("name", "Tea", "price", "1.50", "quantity", 0))),
                Map.of("foodItems", List.of(Map.of("name", "Tea", "price", "-1.50", "quantity", 1))),
                Map.of("foodItems", List.of(Map.of("name", "", "price", "1.50", "quantity", 1))))) {
            post(service(), "/createOrder", with(change)).statusCode(400).body("$", not(hasKey("order_id")));
        }
        Map<String, Object> free = with(Map.of());
        orderDetails(free).remove("deliveryFee");
        String order = post(as(alice, CUSTOMER).header("Idempotency-Key", alice), "/createOrder", free)
                .statusCode(201)
                .extract()
                .path("order_id");
        post(as(alice, CUSTOMER).header("Idempotency-Key", alice), "/createOrder", free)
                .statusCode(201)
                .body("order_id", equalTo(order));
        details(order).body("deliveryFee", equalTo("0.00"));
        as(alice, CUSTOMER).get("/orders/customer/" + alice).then().body("items", hasSize(1));
    }

    @Test
    void it_is_healthy_in_just_these_words() {
        assertThat(service().get("/health").then().statusCode(200).extract().asString())
                .isEqualTo("{\"status\":\"healthy\"}");
    }

    private Map<String, Object> with(Map<String, ?> change) {
        Map<String, Object> body = newOrder(alice);
        orderDetails(body).putAll(change);
        return body;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> orderDetails(Map<String, Object> order) {
        return (Map<String, Object>) order.get("order_details");
    }

    /** A paid order: the create saga put it on offer. */
    private String onOffer() {
        String order = placed(alice);
        JsonObject offer = new JsonObject().put("order_id", order).put("status", "CREATED");
        command("offer-" + order, order, "update_order_status", offer);
        await().atMost(PATIENCE)
                .until(() -> "CREATED".equals(details(order).extract().path("orderStatus")));
        return order;
    }

    private void command(String id, String order, String type, JsonObject payload) {
        wire.say(Topics.ORDER_COMMANDS, order, envelope(id, order, type, payload));
    }

    private static String envelope(String id, String order, String type, JsonObject payload) {
        return new JsonObject()
                .put("type", type)
                .put("message_id", id + "-" + order)
                .put("correlation_id", "s")
                .put("source", "test")
                .put("payload", payload)
                .encode();
    }

    private void awaitTold(String order, String... types) {
        List<String> told = await().atMost(PATIENCE)
                .until(
                        () -> wire.on(Topics.ORDER_EVENTS, order).stream()
                                .map(Heard::type)
                                .toList(),
                        heard -> heard.size() >= types.length);
        assertThat(told).containsExactly(types);
    }
}
