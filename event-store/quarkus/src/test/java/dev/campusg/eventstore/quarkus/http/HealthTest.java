package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HttpProfile.class)
class HealthTest {

    @Inject
    @Readiness
    Dependency dependency;

    @AfterEach
    void recover() {
        dependency.up(true);
    }

    @Test
    void a_ready_service_is_healthy() {
        when().get("/health").then().statusCode(200).body(equalTo("{\"status\":\"healthy\"}"));
    }

    @Test
    void a_service_that_is_not_ready_says_so() {
        dependency.up(false);
        when().get("/health").then().statusCode(503).body(equalTo("{\"status\":\"unhealthy\"}"));
    }
}
