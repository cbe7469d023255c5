package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class CallerTest {

    private static RequestSpecification as(String id, String role) {
        return given().header("X-User-Id", id).header("X-User-Role", role);
    }

    @Test
    void nobody_named_is_a_service() {
        when().get("/me").then().body("id", equalTo("anonymous service")).body("roles", containsInAnyOrder("service"));
    }

    @Test
    void headers_say_who_calls() {
        as("alice", "customer")
                .get("/me")
                .then()
                .body("id", equalTo("alice"))
                .body("roles", containsInAnyOrder("customer"));
        as("alice", "runner, admin").get("/me").then().body("roles", containsInAnyOrder("runner", "admin"));
    }

    @Test
    void a_user_without_a_role_may_order_and_run() {
        given().header("X-User-Id", "alice").get("/me").then().body("roles", containsInAnyOrder("customer", "runner"));
    }

    @Test
    void what_is_for_developers_is_there_outside_of_production() {
        when().get("/workshop").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"king", "customer,king", "CUSTOMER", ","})
    void an_unknown_role_is_refused(String role) {
        as("alice", role).get("/me").then().statusCode(400).body("violations[0].field", equalTo("X-User-Role"));
    }

    @Test
    void an_id_that_is_no_id_is_refused() {
        as("x".repeat(200), "customer").get("/me").then().statusCode(400);
    }

    @Test
    void money_is_for_services_and_admins() {
        when().get("/money").then().statusCode(200);
        as("root", "admin").get("/money").then().statusCode(200);
        as("alice", "customer").get("/money").then().statusCode(403).body("code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void what_is_somebodys_own_is_for_them() {
        as("alice", "customer").get("/homes/alice").then().statusCode(200);
        as("root", "admin").get("/homes/alice").then().statusCode(200);
        as("bob", "customer").get("/homes/alice").then().statusCode(403).contentType(Problem.TYPE);
    }

    @Test
    void a_public_path_knows_nobody() {
        as("alice", "admin")
                .post("/open")
                .then()
                .statusCode(200)
                .body("id", equalTo("anonymous"))
                .body("roles", empty());
    }

    @Test
    void a_token_nobody_signed_is_refused_even_where_headers_are_trusted() {
        as("alice", "admin")
                .header("Authorization", "Bearer a.b.c")
                .get("/me")
                .then()
                .statusCode(401)
                .contentType(Problem.TYPE);
    }
}
