package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class IdempotencyTest {

    private static RequestSpecification with(String key) {
        return given().header(Idempotency.HEADER, key).contentType(ContentType.JSON);
    }

    private static Response create(String key, String title) {
        return with(key).body("{\"title\":\"" + title + "\"}").post("/tickets");
    }

    private static void isTheSame(Response first, Response again) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void the_same_request_again_gets_the_first_answer_without_running() {
        Response first = create("repeat", "a");
        first.then().statusCode(201).header(Idempotency.REPLAYED, nullValue());
        Response again = create("repeat", "a");
        isTheSame(first, again);
        again.then().header(Idempotency.REPLAYED, "true");
        assertThat(again.header("Location")).endsWith("/tickets/" + first.path("id"));
    }

    @Test
    void without_a_key_every_request_is_its_own() {
        Response one =
                given().contentType(ContentType.JSON).body("{\"title\":\"a\"}").post("/tickets");
        Response two =
                given().contentType(ContentType.JSON).body("{\"title\":\"a\"}").post("/tickets");
        assertThat(one.<String>path("id")).isNotEqualTo(two.path("id"));
    }

    @Test
    void a_key_belongs_to_one_body() {
        create("bodies", "a").then().statusCode(201);
        create("bodies", "b")
                .then()
                .statusCode(409)
                .contentType(Problem.TYPE)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        create("bodies", "a").then().statusCode(201);
    }

    @Test
    void a_key_belongs_to_one_caller_and_one_path() {
        String mine = create("shared", "a").path("id");
        String theirs = with("shared")
                .header("X-User-Id", "bob")
                .body("{\"title\":\"b\"}")
                .post("/tickets")
                .path("id");
        assertThat(mine).isNotEqualTo(theirs);
        with("shared").post("/tickets/nothing").then().statusCode(204);
    }

    @Test
    void a_refusal_is_an_answer_like_any_other() {
        Response first = create("refused", "taken");
        first.then().statusCode(409).contentType(Problem.TYPE).body("code", equalTo("TAKEN"));
        isTheSame(first, create("refused", "taken"));
    }

    @Test
    void malformed_JSON_is_refused_the_same_way_again() {
        Response first = with("malformed").body("{").post("/tickets");
        first.then().statusCode(400).contentType(Problem.TYPE);
        isTheSame(first, with("malformed").body("{").post("/tickets"));
    }

    @Test
    void an_answer_without_a_body_is_repeated_without_one() {
        with("empty").post("/tickets/nothing").then().statusCode(204);
        with("empty").post("/tickets/nothing").then().statusCode(204).header(Idempotency.REPLAYED, "true");
    }

    @Test
    void a_breakdown_is_not_kept_and_the_next_attempt_finishes_the_same_thing() {
        create("breakdown", "unlucky").then().statusCode(500);
        Response second = create("breakdown", "unlucky");
        second.then().statusCode(201).header(Idempotency.REPLAYED, nullValue());
        isTheSame(second, create("breakdown", "unlucky"));
        when().get("/tickets/" + second.path("id") + "/events").then().body(equalTo("1"));
    }

    @Test
    void many_at_once_make_one_thing_and_get_one_answer() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Callable<Response>> requests = java.util.Collections.nCopies(64, () -> create("at once", "a"));
            List<Future<Response>> answers = clients.invokeAll(requests);
            Response first = answers.getFirst().get();
            first.then().statusCode(201);
            for (Future<Response> answer : answers) {
                isTheSame(first, answer.get());
            }
            when().get("/tickets/" + first.path("id") + "/events").then().body(equalTo("1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "caf\u00e9", "tab\there"})
    void a_key_is_printable(String key) {
        create(key, "a").then().statusCode(400).body("violations[0].field", equalTo(Idempotency.HEADER));
    }

    @Test
    void a_key_has_255_characters_at_most_and_comes_once() {
        create("k".repeat(255), "a").then().statusCode(201);
        create("k".repeat(256), "a").then().statusCode(400);
        given().header(Idempotency.HEADER, "one", "two")
                .post("/tickets/nothing")
                .then()
                .statusCode(400);
    }

    @Test
    void other_methods_take_no_notice_of_a_key() {
        int first = Integer.parseInt(with("delete").delete("/tickets/x").asString());
        with("delete").delete("/tickets/x").then().body(equalTo(String.valueOf(first + 1)));
    }

    @Test
    void a_key_on_an_unknown_path_claims_nothing() {
        with("lost").post("/nowhere").then().statusCode(404);
        with("lost").body("{}").post("/nowhere").then().statusCode(404);
    }
}
