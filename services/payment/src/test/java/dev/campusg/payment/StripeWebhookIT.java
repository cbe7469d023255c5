package dev.campusg.payment;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Topics;
import dev.campusg.dev.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** In the service that {@link PaymentIT} starts. */
@QuarkusTest
class StripeWebhookIT {

    static final String SECRET = "whsec_test";

    private static final String AUTHORIZED = "payment_intent.amount_capturable_updated";

    Wire wire;

    private final String order = UUID.randomUUID().toString();
    private final String payment = DerivedId.PAYMENT.of(order);

    private String event(String id, String type) {
        return new JsonObject()
                .put("id", id + order)
                .put("type", type)
                .put(
                        "data",
                        new JsonObject()
                                .put(
                                        "object",
                                        new JsonObject()
                                                .put("id", "pi_of_stripe")
                                                .put("status", "requires_capture")
                                                .put(
                                                        "metadata",
                                                        new JsonObject()
                                                                .put("order_id", order)
                                                                .put("payment_id", payment))))
                .encodePrettily();
    }

    private static String signature(String body, Instant at, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ValidatableResponse post(String body, String signature) {
        return given().contentType("application/json; charset=utf-8")
                .header("Stripe-Signature", signature)
                .header("X-User-Role", "no such role: who calls does not matter")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/stripe-webhook")
                .then();
    }

    private static ValidatableResponse deliver(String body) {
        return post(body, signature(body, Instant.now(), SECRET));
    }

    private void authorizeSilently() {
        JsonObject body = new JsonObject()
                .put("orderId", order)
                .put(
                        "customer",
                        new JsonObject()
                                .put("clerkUserId", "alice")
                                .put("stripeCustomerId", "cus_1")
                                .put("userStripeCard", new JsonObject().put("payment_method_id", "pm_card_timeout")))
                .put("order", new JsonObject().put("amount", 1250));
        given().contentType(ContentType.JSON)
                .body(body.encode())
                .post("/api/payments/authorize")
                .then()
                .statusCode(202);
    }

    @Test
    void news_of_an_authorisation_ends_it_once_however_often_it_is_delivered() {
        authorizeSilently();
        for (int delivery = 0; delivery < 3; delivery++) {
            deliver(event("evt_1", AUTHORIZED)).statusCode(200).body("received", equalTo(true));
        }
        given().get("/payment/" + order + "/status")
                .then()
                .body("status", equalTo("AUTHORIZED"))
                .body("paymentIntentId", equalTo("pi_of_stripe"));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> wire.on(Topics.PAYMENT_EVENTS, order).size() == 1);
    }

    @Test
    void nobody_but_stripe_is_believed() {
        authorizeSilently();
        String body = event("evt_1", AUTHORIZED);
        Instant now = Instant.now();
        for (String forged : new String[] {
            "",
            "t=,v1=",
            "nonsense",
            "t=" + now.getEpochSecond() + ",v1=",
            signature(body, now, "whsec_other"),
            signature(body + " ", now, SECRET),
            signature(body, now, SECRET).replace("v1=", "v0="),
            signature(body, now.minusSeconds(301), SECRET)
        }) {
            post(body, forged).statusCode(400).body("code", equalTo("SIGNATURE_INVALID"));
        }
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/stripe-webhook")
                .then()
                .statusCode(400);
        given().post("/stripe-webhook").then().statusCode(400);
        given().get("/payment/" + order + "/status").then().body("status", equalTo("INITIATING"));
    }

    @Test
    void what_is_signed_but_not_for_us_is_taken_note_of_and_left() {
        authorizeSilently();
        deliver(event("evt_1", "customer.subscription.paused")).statusCode(200);
        deliver(event("evt_2", AUTHORIZED).replace(payment, "another")).statusCode(200);
        deliver("{}").statusCode(200);
        deliver("[]").statusCode(200);
        deliver("{ not json").statusCode(400).body("code", equalTo("INVALID_PAYLOAD"));
        given().get("/payment/" + order + "/status").then().body("status", equalTo("INITIATING"));
        given().get("/q/metrics").then().body(containsString("stripe_webhooks_total{kind=\"other\"}"));
    }
}
