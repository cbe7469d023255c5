package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class PageTest {

    @Test
    void the_first_page_of_ten_is_the_default() {
        when().get("/things")
                .then()
                .body("items", hasSize(10))
                .body("total", equalTo(25))
                .body("pages", equalTo(3))
                .body("page", equalTo(1))
                .header(
                        "Link",
                        "</things?page=1>; rel=\"first\", </things?page=2>; rel=\"next\", </things?page=3>; rel=\"last\"");
    }

    @Test
    void links_keep_the_rest_of_the_query() {
        given().urlEncodingEnabled(false)
                .get("/things?limit=5&status=A%26B&page=5")
                .then()
                .body("items", equalTo(java.util.List.of(21, 22, 23, 24, 25)))
                .header(
                        "Link",
                        "</things?limit=5&status=A%26B&page=1>; rel=\"first\", "
                                + "</things?limit=5&status=A%26B&page=4>; rel=\"prev\", "
                                + "</things?limit=5&status=A%26B&page=5>; rel=\"last\"");
    }

    @Test
    void a_page_beyond_the_last_is_empty() {
        when().get("/things?page=100000000&limit=100").then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=0",
                "page=-1",
                "page=1.5",
                "page=x",
                "page=999999999999",
                "limit=0",
                "limit=101",
                "limit=ten"
            })
    void nonsense_is_refused(String query) {
        when().get("/things?" + query)
                .then()
                .statusCode(400)
                .contentType(Problem.TYPE)
                .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }
}
