package dev.campusg.callbacktimers;

import static dev.campusg.callbacktimers.Client.OPERATOR;
import static dev.campusg.callbacktimers.Client.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnDatabase.class)
class ClientsIT {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofHours(1);
    private static final String URL = "https://hooks.example/x";

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_client_sees_and_changes_its_own_timers_alone() {
        Client one = client("one", Map.of());
        Client other = client("other", Map.of());
        String id = one.create(timer(LATER, URL));

        one.get("/timers/" + id).statusCode(200);
        other.get("/timers/" + id).statusCode(404).body("code", equalTo(3));
        other.delete("/timers/" + id).statusCode(404);
        other.put("/timers/" + id, Map.of("metadata", 1)).statusCode(404);
        other.post("/timers/" + id + "/pause").statusCode(404);
        other.get("/timers").body("data.total", equalTo(0));
        one.get("/timers").body("data.timers.id", equalTo(List.of(id)));
        OPERATOR.get("/timers/" + id).statusCode(200);
        one.get("/clients").statusCode(401).body("code", equalTo(4));
        one.post("/clients", Map.of("name", "mine")).statusCode(401);
    }

    @Test
    void a_key_is_shown_once_kept_as_a_hash_and_worth_nothing_once_it_is_revoked() {
        JsonPath added = add("keyed", Map.of());
        Client client = new Client(added.getString("data.api_key"));
        client.get("/timers").statusCode(200);
        String keys = "/clients/" + added.getString("data.client_id") + "/keys";
        assertThat(OPERATOR.get(keys).statusCode(200).extract().asString()).doesNotContain(client.key());

        JsonPath second = OPERATOR.post(keys).statusCode(201).extract().jsonPath();
        OPERATOR.delete(keys + "/" + added.getString("data.prefix")).statusCode(200);
        client.get("/timers").statusCode(401).body("code", equalTo(4));
        new Client(second.getString("data.api_key")).get("/timers").statusCode(200);
    }

    @Test
    void a_quota_counts_timers_that_are_not_finished() {
        Client client = client("small", Map.of("quota", 2));
        String first = client.create(timer(LATER, URL));
        client.create(timer(LATER, URL));
        client.post("/timers", timer(LATER, URL))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo(2));
        client.post("/timers/bulk", Map.of("timers", List.of(timer(LATER, URL))))
                .statusCode(429);

        client.delete("/timers/" + first).statusCode(200);
        client.create(timer(LATER, URL));
    }

    @Test
    void a_client_may_ask_only_so_often_a_second() {
        Client client = client("slow", Map.of("rate_per_second", 2));
        List<Integer> codes = IntStream.range(0, 10)
                .map(i -> client.get("/timers").extract().statusCode())
                .boxed()
                .toList();
        assertThat(codes).startsWith(200, 200).contains(429);
    }

    @Test
    void a_client_that_is_paused_waits_and_catches_up_when_it_is_resumed() {
        JsonPath added = add("paused", Map.of());
        String path = "/clients/" + added.getString("data.client_id");
        Client client = new Client(added.getString("data.api_key"));
        OPERATOR.post(path + "/pause").statusCode(200).body("data.paused", equalTo(true));
        List<String> waiting = IntStream.range(0, 5)
                .mapToObj(i -> client.create(timer(SOON, receiver.url("/ok/paused"))))
                .toList();
        OPERATOR.awaitStatus(OPERATOR.create(timer(SOON.multipliedBy(3), receiver.url("/ok/other"))), "completed");
        assertThat(receiver.hits("/ok/paused")).isEmpty();

        OPERATOR.post(path + "/resume").statusCode(200).body("data.paused", equalTo(false));
        waiting.forEach(id -> client.awaitStatus(id, "completed"));
        assertThat(receiver.hits("/ok/paused")).hasSize(5);
    }

    @Test
    void what_is_asked_of_clients_makes_sense() {
        for (Map<String, ?> wrong : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("name", ""),
                Map.of("name", "x", "quota", -1),
                Map.of("name", "x", "rate_per_second", 0))) {
            OPERATOR.post("/clients", wrong).statusCode(400).body("code", equalTo(2));
        }
        String operator = "/clients/00000000-0000-0000-0000-000000000000";
        OPERATOR.put(operator, Map.of("name", "me", "quota", 1)).statusCode(409);
        OPERATOR.post(operator + "/keys").statusCode(409);
    }

    @Test
    void pages_follow_one_another_by_offset_or_by_cursor() {
        Client client = client("lister", Map.of());
        List<Map<String, Object>> many = IntStream.range(0, 5)
                .mapToObj(i -> timer(LATER.plusMinutes(5 - i), URL))
                .toList();
        List<String> ids = client.post("/timers/bulk", Map.of("timers", many))
                .statusCode(201)
                .body("data.created", equalTo(5))
                .extract()
                .path("data.results.timer.id");

        client.get("/timers?limit=2&offset=1&sort=execute_at&order=desc")
                .body("data.total", equalTo(5))
                .body("data.timers.id", equalTo(ids.subList(1, 3)));
        JsonPath first = client.get("/timers?limit=3&sort=execute_at&order=asc")
                .extract()
                .jsonPath();
        JsonPath rest = client.get(
                        "/timers?limit=3&sort=execute_at&order=asc&cursor=" + first.getString("data.next_cursor"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(first.getList("data.timers.id", String.class))
                .isEqualTo(ids.reversed().subList(0, 3));
        assertThat(rest.getList("data.timers.id", String.class))
                .isEqualTo(ids.reversed().subList(3, 5));
        assertThat(rest.getString("data.next_cursor")).isNull();
        client.delete("/timers/" + ids.getFirst());
        client.get("/timers?status=canceled").body("data.timers.id", equalTo(List.of(ids.getFirst())));
        client.get("/timers?status=pending").body("data.timers.id", not(hasItem(ids.getFirst())));
    }

    @Test
    void in_bulk_what_is_wrong_comes_back_with_its_reason_and_the_rest_is_created() {
        client("bulk", Map.of())
                .post("/timers/bulk", Map.of("timers", List.of(timer(LATER, URL), Map.of("callback_url", URL), 7)))
                .statusCode(201)
                .body("data.created", equalTo(1))
                .body("data.refused", equalTo(2))
                .body("data.results.code", equalTo(List.of(0, 2, 2)))
                .body("data.results[1].message", equalTo("execute_at is missing"));
        OPERATOR.post("/timers/bulk", Map.of("timers", List.of(Map.of()))).statusCode(400);
        OPERATOR.post("/timers/bulk", Map.of("timers", List.of())).statusCode(400);
    }

    @Test
    void a_request_that_is_repeated_under_its_key_is_answered_once_and_for_all() {
        Client client = client("again", Map.of());
        Map<String, Object> timer = timer(SOON, receiver.url("/ok/once"));
        String id = repeated(client, "k-1", timer).statusCode(201).extract().path("data.id");
        client.awaitStatus(id, "completed");

        // By now its instant has passed, for longer than clocks may differ if the machine is slow.
        repeated(client, "k-1", timer).statusCode(201).body("data.id", equalTo(id));
        Map<String, Object> other = new HashMap<>(timer);
        other.put("execute_at", "2020-01-01T00:00:00Z");
        repeated(client, "k-1", other).statusCode(409).body("code", equalTo(2));
        repeated(client, "k-2", other).statusCode(400);
        repeated(client("another", Map.of()), "k-1", timer(LATER, URL)).statusCode(201);
        repeated(client, "a b", timer).statusCode(400);
        assertThat(receiver.hits("/ok/once")).hasSize(1);
        client.get("/timers").body("data.total", greaterThanOrEqualTo(1));
    }

    @Test
    void a_rule_shows_its_instants_before_anybody_relies_on_it() {
        OPERATOR.post(
                        "/recurrences/preview",
                        Map.of(
                                "recurrence",
                                Map.of("cron", "0 9 * * MON-FRI", "timezone", "Asia/Singapore"),
                                "count",
                                3))
                .statusCode(200)
                .body("data.occurrences.size()", equalTo(3))
                .body("data.occurrences[0]", endsWith("T01:00:00Z"));
    }

    private static ValidatableResponse repeated(Client client, String key, Object body) {
        return client.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/timers")
                .then();
    }

    private static JsonPath add(String name, Map<String, Object> limits) {
        Map<String, Object> request = new HashMap<>(limits);
        request.put("name", name);
        return OPERATOR.post("/clients", request).statusCode(201).extract().jsonPath();
    }

    private static Client client(String name, Map<String, Object> limits) {
        return new Client(add(name, limits).getString("data.api_key"));
    }
}
