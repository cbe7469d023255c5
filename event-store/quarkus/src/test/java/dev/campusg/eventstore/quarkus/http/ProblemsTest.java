package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class ProblemsTest {

    /** The members every problem has. */
    private static ValidatableResponse problem(ValidatableResponse answer, int status, String instance) {
        return answer.statusCode(status)
                .contentType(equalTo(Problem.TYPE))
                .body("type", notNullValue())
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue())
                .body("instance", equalTo(instance))
                .body("correlation_id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}"));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid, 400, NEGATIVE_FEE, urn:problem:negative-fee",
        "missing, 404, NO_SUCH_ORDER, urn:problem:no-such-order",
        "forbidden, 403, OWN_ORDER, urn:problem:own-order",
        "conflict, 409, NOT_AVAILABLE, urn:problem:not-available"
    })
    void a_rejection_keeps_its_code_and_gets_the_status_of_its_reason(
            String how, int status, String code, String type) {
        problem(when().get("/failures/" + how).then(), status, "/failures/" + how)
                .body("code", equalTo(code))
                .body("type", equalTo(type));
        problem(when().get("/failures/thrown/" + how).then(), status, "/failures/thrown/" + how);
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "network"})
    void a_dependency_that_is_down_asks_to_try_again(String how) {
        problem(when().get("/failures/" + how).then(), 503, "/failures/" + how)
                .header("Retry-After", "1")
                .body(not(containsString("5432")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "error"})
    void what_nobody_expected_is_not_told_to_the_client(String how) {
        problem(when().get("/failures/" + how).then(), 500, "/failures/" + how)
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")))
                .body(not(containsString("campusg.eventstore")));
    }

    @Test
    void an_answer_without_a_body_that_means_no_is_a_problem_too() {
        problem(when().get("/failures/empty").then(), 410, "/failures/empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/things/a/b/c", "/q/nowhere", "/index.html", "/"})
    void an_unknown_path_is_not_found_whatever_the_client_accepts(String path) {
        problem(given().accept("text/html").get(path).then(), 404, path);
    }

    @Test
    void a_method_that_is_not_there_is_refused() {
        problem(when().put("/things").then(), 405, "/things");
    }

    @Test
    void a_media_type_that_cannot_be_produced_is_refused() {
        problem(given().accept("image/png").get("/things").then(), 406, "/things");
    }

    @Test
    void a_path_parameter_that_does_not_convert_is_refused() {
        problem(when().get("/things/not-a-uuid").then(), 400, "/things/not-a-uuid");
    }

    @Test
    void a_query_parameter_that_does_not_convert_is_refused() {
        problem(when().get("/things/search?depth=deep").then(), 400, "/things/search");
    }

    @Test
    void a_query_parameter_that_breaks_a_rule_is_named() {
        problem(when().get("/things/search?depth=6").then(), 400, "/things/search")
                .body("violations[0].field", equalTo("depth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/%00", "/things?page=%00"})
    void the_character_NUL_does_not_get_past_the_border(String uri) {
        given().urlEncodingEnabled(false).get(uri).then().statusCode(400).contentType(Problem.TYPE);
    }

    @Test
    void the_correlation_id_of_the_client_comes_back() {
        given().header("X-Correlation-Id", "from-the-app-1")
                .get("/nowhere")
                .then()
                .header("X-Correlation-Id", "from-the-app-1")
                .body("correlation_id", equalTo("from-the-app-1"));
    }

    @Test
    void a_correlation_id_that_could_break_a_log_line_is_replaced() {
        problem(
                given().header("X-Correlation-Id", "x".repeat(200))
                        .get("/nowhere")
                        .then(),
                404,
                "/nowhere");
    }
}
