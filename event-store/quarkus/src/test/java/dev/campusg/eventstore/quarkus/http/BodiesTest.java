package dev.campusg.eventstore.quarkus.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class BodiesTest {

    private static final String GOOD =
            "{'customer_id':'alice','parts':[{'name':'rice','price':'3.50','quantity':2}],'unknown':{'a':[1]}%s}";

    private static ValidatableResponse post(String path, String json) {
        return given().contentType(ContentType.JSON)
                .body(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    private static ValidatableResponse refused(String json) {
        return post("/things", json)
                .statusCode(400)
                .contentType(Problem.TYPE)
                .body(not(containsString("campusg.eventstore")))
                .body(not(containsString("Source")));
    }

    @Test
    void unknown_fields_are_ignored_decimals_stay_decimals_and_nulls_are_said() {
        post("/things", GOOD.formatted(""))
                .statusCode(200)
                .body(containsString("\"price\":3.50,"))
                .body("colour", nullValue())
                .body(containsString("\"colour\":null"));
    }

    @Test
    void both_spellings_of_a_field_are_read() {
        post("/things", GOOD.formatted("").replace("customer_id", "customerId"))
                .statusCode(200)
                .body("customer_id", equalTo("alice"));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-01T08:00:00+08:00, 2030-01-01T00:00:00.000Z",
        "2030-01-01T00:00:00.5Z, 2030-01-01T00:00:00.500Z",
        "2030-01-01T00:00:00.123456Z, 2030-01-01T00:00:00.123456Z"
    })
    void times_are_written_in_UTC_with_milliseconds_at_least(String given, String written) {
        post("/things", GOOD.formatted(",'at':'" + given + "'")).statusCode(200).body("at", equalTo(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{'customer_id':",
                "{'customer_id' 1}",
                "nonsense",
                "{'a':1,}",
                "{\"a\":'1'}x",
                "'",
                "{'a':NaN}"
            })
    void malformed_JSON_is_refused_with_its_place(String json) {
        refused(json).body("detail", containsString("malformed JSON at line 1, column "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "{}]"})
    void nothing_may_follow_the_value(String json) {
        refused(json).body("detail", containsString("malformed JSON"));
    }

    @Test
    void a_field_may_not_come_twice() {
        refused("{'customer_id':'a','customer_id':'b'}").body("detail", containsString("Duplicate field"));
    }

    @Test
    void deep_nesting_is_refused() {
        refused("{'unknown':" + "[".repeat(100_000)).body("detail", containsString("nested too deeply"));
    }

    @Test
    void endless_numbers_are_refused() {
        refused(GOOD.formatted("").replace("'3.50'", "9".repeat(1000))).body("detail", containsString("too long"));
    }

    @Test
    void bytes_that_are_not_UTF_8_are_refused() {
        given().contentType(ContentType.JSON)
                .body(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'})
                .post("/things")
                .then()
                .statusCode(400)
                .contentType(Problem.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void a_body_that_is_needed_may_not_be_missing(String json) {
        refused(json).body("violations[0].field", equalTo("body"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                    | body              | must be an object",
                "'text'                                | body              | must be an object",
                "{'customer_id':5}                     | customer_id       | must be a string",
                "{'customer_id':true}                  | customer_id       | must be a string",
                "{'customer_id':['a']}                 | customer_id       | must be a string",
                "{'customer_id':'a\\u0000b'}           | customer_id       | must be a string without the character NUL",
                "{'parts':{}}                          | parts             | must be a list",
                "{'parts':[5]}                         | parts[0]          | must be an object",
                "{'parts':[{'price':'dear'}]}          | parts[0].price    | must be a decimal number",
                "{'parts':[{'price':true}]}            | parts[0].price    | must be a decimal number",
                "{'parts':[{'price':''}]}              | parts[0].price    | must be a decimal number",
                "{'parts':[{},{'quantity':'2'}]}       | parts[0].quantity | must be a whole number within range",
                "{'parts':[{'quantity':1.5}]}          | parts[0].quantity | must be a whole number within range",
                "{'parts':[{'quantity':99999999999}]}  | parts[0].quantity | must be a whole number within range",
                "{'parts':[{'quantity':null}]}         | parts[0].quantity | must be a whole number within range",
                "{'colour':'BLUE'}                     | colour            | must be one of RED, GREEN",
                "{'colour':1}                          | colour            | must be one of RED, GREEN",
                "{'fragile':'yes'}                     | fragile           | must be true or false",
                "{'fragile':1}                         | fragile           | must be true or false",
                "{'at':1700000000}                     | at                | must be a time such as 2030-01-31T09:30:00Z",
                "{'at':'tomorrow'}                     | at                | must be a time such as 2030-01-31T09:30:00Z",
                "{'at':'+99999-01-01T00:00:00Z'}       | at                | must be a time such as 2030-01-31T09:30:00Z"
            })
    void a_value_of_the_wrong_type_is_named(String json, String field, String message) {
        refused(json).body("violations[0].field", equalTo(field)).body("violations[0].message", equalTo(message));
    }

    @Test
    void every_broken_rule_is_named_in_the_words_of_the_client() {
        refused("{'customerId':' ','parts':[{'name':'a','price':1,'quantity':1},{'name':'','quantity':0}]}")
                .body(
                        "violations.field",
                        equalTo(java.util.List.of(
                                "customer_id", "parts[1].name", "parts[1].price", "parts[1].quantity")));
    }

    @Test
    void an_optional_body_may_be_missing_and_is_checked_when_it_is_there() {
        given().contentType(ContentType.JSON)
                .post("/things/reason")
                .then()
                .statusCode(200)
                .body("$", equalTo(java.util.List.of()));
        post("/things/reason", "{'reason':'late'}").statusCode(200).body("[0]", equalTo("late"));
        post("/things/reason", "{'reason':''}").statusCode(400).body("violations[0].field", equalTo("reason"));
    }
}
