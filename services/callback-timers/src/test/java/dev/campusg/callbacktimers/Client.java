package dev.campusg.callbacktimers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Speaks to the platform under one key. */
record Client(String key) {

    static final Client OPERATOR = new Client(OwnDatabase.API_KEY);
    static final Duration PATIENCE = Duration.ofSeconds(15);

    RequestSpecification request() {
        return given().header("X-API-Key", key).contentType(ContentType.JSON);
    }

    ValidatableResponse post(String path, Object body) {
        return request().body(body).post(path).then();
    }

    ValidatableResponse post(String path) {
        return request().post(path).then();
    }

    ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    ValidatableResponse put(String path, Object body) {
        return request().body(body).put(path).then();
    }

    ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    /** Its id. */
    String create(Map<String, Object> timer) {
        return post("/timers", timer).statusCode(201).extract().path("data.id");
    }

    ValidatableResponse timer(String id) {
        return get("/timers/" + id).statusCode(200);
    }

    String status(String id) {
        return timer(id).extract().path("data.status");
    }

    ValidatableResponse awaitStatus(String id, String status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> status(id), status::equals);
        return timer(id);
    }

    static Map<String, Object> timer(Duration ahead, String url, Object... more) {
        Map<String, Object> timer = new HashMap<>();
        timer.put("execute_at", Instant.now().plus(ahead).toString());
        timer.put("callback_url", url);
        for (int i = 0; i < more.length; i += 2) {
            timer.put((String) more[i], more[i + 1]);
        }
        return timer;
    }
}
