package dev.campusg.callbacktimers;

import static dev.campusg.callbacktimers.Client.OPERATOR;
import static dev.campusg.callbacktimers.Client.timer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A clear answer for whatever is sent, in the envelope, and nothing changes. */
@QuarkusTest
@QuarkusTestResource(OwnDatabase.class)
class BadInputIT {

    private static final Duration LATER = Duration.ofHours(1);
    private static final String URL = "https://hooks.example/x";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|the body is not JSON",
                "[]|the body must be a JSON object",
                "\"x\"|the body must be a JSON object",
                "{}|callback_url is missing",
                "{\"callback_url\":\"https://a.example\"}|execute_at is missing",
                "{\"callback_url\":7}|callback_url has the wrong type",
                "{\"callback_url\":\"https://a.example\",\"execute_at\":1730131200}|execute_at has the wrong type",
                "{\"callback_url\":\"https://a.example\",\"execute_at\":\"2020-01-01T00:00:00Z\"}|execute_at is in the past",
                "{\"callback_url\":\"https://a.example\",\"execute_at\":\"9999-12-31T00:00:00Z\"}|more than ten years",
                "{\"callback_url\":\"https://a.example\",\"execute_at\":\"2030-02-30T00:00:00Z\"}|execute_at must be a time",
                "{\"callback_url\":\"https://a.example\",\"callback_url\":\"https://b.example\"}|the body is not JSON",
                "{\"callback_headers\":[]}|callback_headers has the wrong type",
                "{\"retry\":{\"max_attempts\":\"3\"}}|retry.max_attempts has the wrong type"
            })
    void what_is_not_a_timer_is_refused_with_the_reason(String body, String reason) {
        OPERATOR.post("/timers", body)
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("code", equalTo(2))
                .body("message", containsString(reason))
                .body("data", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
                        "http://[::ffff:a00:1]/",
                "ftp://hooks.example/", "http://hooks.example:22/", "http://user:pw@hooks.example/", "hooks.example"
            })
    void a_url_that_no_callback_may_have_is_refused(String url) {
        OPERATOR.post("/timers", timer(LATER, url)).statusCode(400).body("message", containsString("callback_url"));
    }

    @Test
    void rules_that_cannot_be_are_refused() {
        refused("recurrence", Map.of("cron", "0 0 30 2 *"), "never fires");
        refused("recurrence", Map.of("cron", "every day"), "not a cron expression");
        refused("recurrence", Map.of("cron", "0 9 * * *", "timezone", "Mars/Olympus"), "not known");
        refused("recurrence", Map.of("cron", "0 9 * * *", "every_seconds", 5), "either cron or every_seconds");
        refused("recurrence", Map.of("every_seconds", 0), "at least 1");
        refused("recurrence", Map.of("cron", "0 9 * * *", "dst_gap", "maybe"), "dst_gap is one of");
        refused("retry", Map.of("max_attempts", 1000), "max_attempts");
        refused("retry", Map.of("initial_seconds", -1), "initial_seconds");
        refused("callback_headers", Map.of("X-A", "b\r\nInjected: c"), "callback_headers");
        refused("callback_headers", Map.of("Host", "elsewhere"), "may not set Host");
    }

    private static void refused(String field, Object value, String reason) {
        OPERATOR.post("/timers", timer(LATER, URL, field, value))
                .statusCode(400)
                .body("code", equalTo(2))
                .body("message", containsString(reason));
    }

    @Test
    void a_payload_may_have_256_kib_and_not_a_byte_more() {
        String most = "x".repeat(256 * 1024 - 2);
        OPERATOR.post("/timers", timer(LATER, URL, "callback_payload", most)).statusCode(201);
        OPERATOR.post("/timers", timer(LATER, URL, "callback_payload", most + "x"))
                .statusCode(413)
                .body("code", equalTo(2))
                .body("message", containsString("256 KiB"));
        OPERATOR.post("/timers", "x".repeat(5 * 1024 * 1024)).statusCode(413).body("code", equalTo(2));
    }

    @Test
    void numbers_in_a_payload_lose_no_digit() {
        String id = OPERATOR.post("/timers", """
                        {"execute_at":"%s","callback_url":"%s","callback_payload":{"n":1.10,"big":12345678901234567890123}}""".formatted(Instant.now().plus(LATER), URL))
                .statusCode(201)
                .extract()
                .path("data.id");
        assertThat(OPERATOR.get("/timers/" + id).extract().asString())
                .contains("\"callback_payload\":{\"n\":1.10,\"big\":12345678901234567890123}");
    }

    @Test
    void nobody_gets_in_without_a_key() {
        for (String key : List.of("", "x", OwnDatabase.API_KEY + "x", "ct_0123456789abcdef_" + "A".repeat(43))) {
            for (String path : List.of("/timers", "/clients", "/dead-letters", "/nothing")) {
                new Client(key)
                        .get(path)
                        .statusCode(401)
                        .body("code", equalTo(4))
                        .body("data", nullValue());
            }
        }
        given().get("/timers").then().statusCode(401).body("code", equalTo(4));
        given().get("/health").then().statusCode(200).body("data.status", equalTo("up"));
        given().get("/healthz").then().statusCode(200).body("data.database", equalTo("connected"));
    }

    @Test
    void what_is_not_there_is_said_to_be_missing() {
        String nobody = "00000000-0000-7000-8000-000000000000";
        for (String path : List.of("/timers/" + nobody, "/clients/" + nobody, "/dead-letters/" + nobody, "/nothing")) {
            OPERATOR.get(path).statusCode(404).body("code", equalTo(3));
        }
        OPERATOR.delete("/timers/" + nobody).statusCode(404).body("code", equalTo(3));
        OPERATOR.put("/timers/" + nobody, Map.of("metadata", 1)).statusCode(404).body("code", equalTo(3));
        OPERATOR.get("/timers/1").statusCode(400).body("code", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "offset=-1",
                "status=waiting",
                "sort=id",
                "order=up",
                "cursor=x",
                "cursor=bm90IG91cnM",
                "cursor=Y3JlYXRlZF9hdDpkZXNjOjE6MQ&offset=3"
            })
    void a_list_is_asked_for_properly(String query) {
        OPERATOR.get("/timers?" + query).statusCode(400).body("code", equalTo(2));
    }
}
