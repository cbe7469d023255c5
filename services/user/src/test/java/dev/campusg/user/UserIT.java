package dev.campusg.user;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.dev.testing.Wire;
import dev.campusg.dev.testing.Wire.Heard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class UserIT {

    private static final String DEAD_LETTERS = Topics.USER_COMMANDS + "_dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Map<String, Object> VISA = Map.of(
            "payment_method_id", "pm_card_visa", "brand", "visa", "last4", "4242", "exp_month", 12, "exp_year", 2030);

    Wire wire;

    private final String user = "user_" + UUID.randomUUID();
    private final String order = UUID.randomUUID().toString();

    @Test
    void a_user_is_exactly_what_the_contract_says() {
        ValidatableResponse synced = sync("alice").statusCode(200);
        assertThat(synced.extract().jsonPath().getMap("$").keySet())
                .isEqualTo(Set.of(
                        "clerkUserId",
                        "username",
                        "email",
                        "firstName",
                        "lastName",
                        "phoneNumber",
                        "userStripeCard",
                        "customerRating",
                        "runnerRating",
                        "stripeCustomerId",
                        "stripeConnectAccountId"));
        given().get(path())
                .then()
                .statusCode(200)
                .body("clerkUserId", equalTo(user))
                .body("username", equalTo("alice"))
                .body("customerRating", equalTo(5.0f))
                .body("runnerRating", equalTo(5.0f))
                .body("userStripeCard", nullValue());
    }

    @Test
    void a_sync_is_an_upsert_and_a_put_changes_what_it_names() {
        sync("alice");
        sync("alice").statusCode(200);
        sync("al").body("username", equalTo("al"));
        json(Map.of("first_name", "Alicia"))
                .put(path())
                .then()
                .statusCode(200)
                .body("firstName", equalTo("Alicia"))
                .body("username", equalTo("al"));

        assertThat(told(user, 3))
                .extracting(Heard::type)
                .containsExactly("USER_REGISTERED", "USER_UPDATED", "USER_UPDATED");
    }

    @Test
    void a_card_pays_until_it_is_removed() {
        sync("alice");
        json(VISA)
                .post(path() + "/payment-methods")
                .then()
                .statusCode(201)
                .body("stripeCustomerId", startsWith("cus_"))
                .body("userStripeCard", hasEntry("payment_method_id", "pm_card_visa"))
                .body("userStripeCard.exp_month", equalTo(12));
        json(Map.of("stripeCustomerId", "cus_own", "userStripeCard", Map.of("payment_method_id", "pm_two")))
                .put(path() + "/payment")
                .then()
                .statusCode(200)
                .body("stripeCustomerId", equalTo("cus_own"))
                .body("paymentMethods", hasSize(2));
        given().delete(path() + "/payment-methods/pm_two").then().statusCode(204);
        given().delete(path() + "/payment-methods/pm_two").then().statusCode(204);
        given().get(path() + "/payment").then().body("userStripeCard.payment_method_id", equalTo("pm_card_visa"));
        given().delete(path() + "/payment").then().statusCode(204);
        given().get(path()).then().body("userStripeCard", nullValue()).body("stripeCustomerId", nullValue());
    }

    @Test
    void a_connect_account_is_linked() {
        sync("alice");
        given().get(path() + "/connect-account").then().statusCode(200).body("stripeConnectAccountId", nullValue());
        json(Map.of("stripeConnectAccountId", "acct_1"))
                .put(path() + "/connect-account")
                .then()
                .statusCode(200)
                .body("stripeConnectAccountId", equalTo("acct_1"));
        given().get(path()).then().body("stripeConnectAccountId", equalTo("acct_1"));
    }

    @Test
    void an_order_rates_each_role_once() {
        sync("alice");
        rate("customer", order, 4).statusCode(200).body("customerRating", equalTo(4.0f));
        rate("customer", order, 4).statusCode(200);
        rate("customer", order, 1).statusCode(409).body("code", equalTo("ALREADY_RATED"));
        rate("customer", "another", 5).statusCode(200).body("customerRating", equalTo(4.5f));
        rate("runner", order, 2).statusCode(200).body("runnerRating", equalTo(2.0f));
        json(Map.of("order_id", "self", "rating", 5))
                .header("X-User-Id", user)
                .post(path() + "/update-runner-rating")
                .then()
                .statusCode(403);
        given().get(path()).then().body("customerRating", equalTo(4.5f)).body("runnerRating", equalTo(2.0f));
    }

    @Test
    void a_deleted_user_is_gone_until_they_come_back() {
        sync("alice");
        given().delete(path()).then().statusCode(204);
        given().delete(path()).then().statusCode(204);
        given().get(path()).then().statusCode(404).contentType("application/problem+json");
        sync("alice").statusCode(200);
        given().get(path()).then().statusCode(200);
    }

    @Test
    void a_temporary_user_gets_an_id_and_the_same_one_for_the_same_key() {
        String key = UUID.randomUUID().toString();
        String first = temporary(key);
        assertThat(first).startsWith("temp_");
        assertThat(temporary(key)).isEqualTo(first);
        given().contentType(ContentType.JSON)
                .post("/api/user/temp")
                .then()
                .statusCode(201)
                .body("clerkUserId", not(equalTo(first)));
    }

    @Test
    void users_are_listed_page_by_page_the_newest_first() {
        for (String name : List.of("one", "two", "three")) {
            sync(user + name, name).statusCode(200);
        }
        given().get("/api/user/list-users?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].clerkUserId", equalTo(user + "three"))
                .body("page", equalTo(1));
        given().delete("/api/user/" + user + "three").then().statusCode(204);
        given().get("/api/user/list-users?limit=100")
                .then()
                .body("items.clerkUserId", hasItems(user + "one", user + "two"))
                .body("items.clerkUserId", not(hasItem(user + "three")));
        given().get("/api/user/list-users?page=0").then().statusCode(400);
        given().get("/api/user/list-users?page=1000000")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("total", not(lessThanOrEqualTo(0)));
    }

    @Test
    void everybody_sees_and_changes_only_themselves() {
        sync("alice");
        given().header("X-User-Id", user).get(path()).then().statusCode(200);
        given().header("X-User-Id", "mallory").get(path()).then().statusCode(403);
        given().header("X-User-Id", "mallory").get(path() + "/payment").then().statusCode(403);
        given().header("X-User-Id", "mallory").delete(path()).then().statusCode(403);
        json(VISA)
                .header("X-User-Id", "mallory")
                .post(path() + "/payment-methods")
                .then()
                .statusCode(403);
        json(Map.of("clerkUserId", user))
                .header("X-User-Id", "mallory")
                .post("/api/user/sync-from-frontend")
                .then()
                .statusCode(403);
        given().header("X-User-Id", user).get("/api/user/list-users").then().statusCode(403);
        rateAs("mallory").statusCode(200).body("clerkUserId", equalTo(user)).body("email", nullValue());
    }

    @Test
    void bad_input_is_refused_and_changes_nothing() {
        sync("alice");
        json(Map.of("username", "nobody"))
                .post("/api/user/sync-from-frontend")
                .then()
                .statusCode(400);
        for (Object id : List.of("", "a b", "x".repeat(129), "a\0b", 7)) {
            json(Map.of("clerkUserId", id))
                    .post("/api/user/sync-from-frontend")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        json(Map.of("email", "not an address"))
                .put(path())
                .then()
                .statusCode(400)
                .body("violations", hasSize(1));
        json(Map.of("username", "x".repeat(101))).put(path()).then().statusCode(400);
        json("{").put(path()).then().statusCode(400);
        json("[]").put(path()).then().statusCode(400);
        given().contentType(ContentType.TEXT).body("x").put(path()).then().statusCode(415);
        json(Map.of("username", "x".repeat(1 << 20))).put(path()).then().statusCode(413);
        json(Map.of("brand", "visa")).post(path() + "/payment-methods").then().statusCode(400);
        json(Map.of("payment_method_id", "pm_1", "last4", "424"))
                .post(path() + "/payment-methods")
                .then()
                .statusCode(400)
                .body("violations.field", everyItem(equalTo("last4")));
        for (Object rating : List.of(0, 6, -1, 4.5, "five", 99999999999L)) {
            json(Map.of("order_id", order, "rating", rating))
                    .post(path() + "/update-customer-rating")
                    .then()
                    .statusCode(400);
        }
        json(VISA).post("/api/user/nobody-at-all/payment-methods").then().statusCode(404);
        given().get("/api/user/" + "x".repeat(200)).then().statusCode(404);
        given().urlEncodingEnabled(false).get("/api/user/a%00b").then().statusCode(400);
        given().get(path())
                .then()
                .body("username", equalTo("alice"))
                .body("customerRating", equalTo(5.0f))
                .body("userStripeCard", nullValue());
    }

    @Test
    void every_question_of_a_saga_is_answered_once_under_its_key() {
        sync("alice");
        ask("q1", "get_payment_info", user);
        ask("q1", "get_payment_info", user);
        told(order, 1);
        json(VISA).post(path() + "/payment-methods").then().statusCode(201);
        ask("q2", "get_payment_info", user);
        ask("q3", "get_payment_info", "nobody");
        ask("q3", "get_payment_info", "nobody");
        ask("q4", "get_payout_info", user);
        told(order, 4);
        json(Map.of("stripeConnectAccountId", "acct_1"))
                .put(path() + "/connect-account")
                .then()
                .statusCode(200);
        ask("q5", "get_payout_info", user);

        List<Heard> said = told(order, 5);
        assertThat(said)
                .extracting(Heard::type)
                .containsExactly(
                        "user.payment_info_failed",
                        "user.payment_info_retrieved",
                        "user.payment_info_failed",
                        "user.payout_info_failed",
                        "user.payout_info_retrieved");
        JsonObject info = said.get(1).payload().getJsonObject("payment_info");
        assertThat(info.getString("paymentMethodId")).isEqualTo("pm_card_visa");
        assertThat(info.getString("stripeCustomerId")).startsWith("cus_");
        assertThat(said.get(2).payload().getString("error")).contains("no such user");
        assertThat(said.get(4).payload().getString("connect_account_id")).isEqualTo("acct_1");
        assertThat(said)
                .extracting(one -> one.envelope().getString("causation_id"))
                .containsExactly("q1-" + order, "q2-" + order, "q3-" + order, "q4-" + order, "q5-" + order);
        assertThat(said)
                .allSatisfy(one ->
                        assertThat(one.envelope().getString("correlation_id")).isEqualTo("saga-" + order));
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_partition_goes_on() {
        send("{ not json");
        ask("p1", "some_unknown_type", user);
        command("p2", "get_payment_info", new JsonObject());
        command("p3", "get_payment_info", new JsonObject().put("user_id", new JsonObject()));
        ask("p4", "get_payment_info", "x".repeat(400));
        ask("p5", "get_payment_info", "a\0b");
        ask("p6", "get_payment_info", "nobody");

        assertThat(told(order, 1)).extracting(Heard::type).containsExactly("user.payment_info_failed");
        await().atMost(PATIENCE).until(() -> wire.on(DEAD_LETTERS, order).size() == 5);
    }

    private String path() {
        return "/api/user/" + user;
    }

    private ValidatableResponse sync(String username) {
        return sync(user, username);
    }

    private static ValidatableResponse sync(String id, String username) {
        return json(Map.of("clerkUserId", id, "username", username, "email", "alice@u.sg", "firstName", "Alice"))
                .post("/api/user/sync-from-frontend")
                .then();
    }

    private static String temporary(String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .post("/api/user/temp")
                .then()
                .statusCode(201)
                .extract()
                .path("clerkUserId");
    }

    private ValidatableResponse rate(String role, String forOrder, int stars) {
        return json(Map.of("order_id", forOrder, "rating", stars))
                .post(path() + "/update-" + role + "-rating")
                .then();
    }

    private ValidatableResponse rateAs(String rater) {
        return json(Map.of("orderId", order, "rating", 5))
                .header("X-User-Id", rater)
                .post(path() + "/update-runner-rating")
                .then();
    }

    private static RequestSpecification json(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private void ask(String id, String type, String userId) {
        command(id, type, new JsonObject().put("user_id", userId));
    }

    private void command(String id, String type, JsonObject payload) {
        send(new JsonObject()
                .put("type", type)
                .put("message_id", id + "-" + order)
                .put("correlation_id", "saga-" + order)
                .put("payload", payload)
                .encode());
    }

    private void send(String value) {
        wire.say(Topics.USER_COMMANDS, order, value);
    }

    private List<Heard> told(String key, int count) {
        return await().atMost(PATIENCE).until(() -> wire.on(Topics.USER_EVENTS, key), said -> said.size() >= count);
    }
}
