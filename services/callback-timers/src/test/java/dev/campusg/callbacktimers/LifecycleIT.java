package dev.campusg.callbacktimers;

import static dev.campusg.callbacktimers.Client.OPERATOR;
import static dev.campusg.callbacktimers.Client.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.campusg.callbacktimers.Receiver.Hit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnDatabase.class)
class LifecycleIT {

    private static final Duration SOON = Duration.ofMillis(400);

    /** Enough to change one's mind on a busy machine. */
    private static final Duration IN_TIME = Duration.ofMillis(1_500);

    private static final Duration LATER = Duration.ofHours(1);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_timer_calls_its_receiver_when_it_is_due_and_tells_what_came_of_it() {
        Map<String, Object> timer = timer(
                SOON,
                receiver.url("/ok/due"),
                "callback_headers",
                Map.of("Authorization", "Bearer token123", "X-Kind", "reminder"),
                "callback_payload",
                Map.of("event", "timer_triggered"),
                "metadata",
                Map.of("client_ref", "order-456"));
        String id = OPERATOR.post("/timers", timer)
                .statusCode(201)
                .body("code", equalTo(0))
                .body("message", equalTo("success"))
                .body("data.status", equalTo("pending"))
                .body("data.callback_url", equalTo(timer.get("callback_url")))
                .body("data.created_at", notNullValue())
                .body("data.executed_at", nullValue())
                .extract()
                .path("data.id");

        OPERATOR.awaitStatus(id, "completed")
                .body("data.executed_at", notNullValue())
                .body("data.updated_at", notNullValue())
                .body("data.attempts", equalTo(1))
                .body("data.last_error", nullValue())
                .body("data.callback_headers.Authorization", equalTo("***"))
                .body("data.callback_headers.X-Kind", equalTo("reminder"))
                .body("data.callback_payload.event", equalTo("timer_triggered"))
                .body("data.metadata.client_ref", equalTo("order-456"));

        Hit hit = only("/ok/due");
        assertThat(hit.body()).isEqualTo("{\"event\":\"timer_triggered\"}");
        assertThat(hit.headers())
                .containsEntry("Authorization", "Bearer token123")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("webhook-id", id);
        assertThat(Duration.between(Instant.parse((String) timer.get("execute_at")), hit.at()))
                .isBetween(Duration.ofMillis(-1), Duration.ofSeconds(3));
    }

    @Test
    void what_is_canceled_or_moved_never_fires_at_its_old_instant() {
        String canceled = OPERATOR.create(timer(IN_TIME, receiver.url("/ok/canceled")));
        String moved = OPERATOR.create(timer(IN_TIME, receiver.url("/ok/moved")));
        String early = OPERATOR.create(timer(LATER, receiver.url("/ok/early")));

        OPERATOR.delete("/timers/" + canceled)
                .statusCode(200)
                .body("data", equalTo(Map.of("id", canceled, "status", "canceled")));
        OPERATOR.put(
                        "/timers/" + moved,
                        Map.of("execute_at", Instant.now().plus(LATER).toString()))
                .statusCode(200)
                .body("data.status", equalTo("pending"));
        OPERATOR.put(
                        "/timers/" + early,
                        Map.of("execute_at", Instant.now().plus(SOON).toString()))
                .statusCode(200);

        OPERATOR.awaitStatus(early, "completed");
        String sentinel = OPERATOR.create(timer(IN_TIME, receiver.url("/ok/sentinel")));
        OPERATOR.awaitStatus(sentinel, "completed");
        assertThat(receiver.hits("/ok/canceled")).isEmpty();
        assertThat(receiver.hits("/ok/moved")).isEmpty();
        assertThat(OPERATOR.status(moved)).isEqualTo("pending");

        OPERATOR.delete("/timers/" + canceled).statusCode(200);
        OPERATOR.put("/timers/" + canceled, Map.of("metadata", 1))
                .statusCode(409)
                .body("code", equalTo(2));
        OPERATOR.delete("/timers/" + early).statusCode(409).body("message", containsString("completed"));
    }

    @Test
    void an_update_changes_what_it_names_and_leaves_the_rest() {
        String id = OPERATOR.create(
                timer(LATER, receiver.url("/ok/old"), "callback_payload", List.of(1, 2), "metadata", Map.of("a", 1)));

        OPERATOR.put(
                        "/timers/" + id,
                        Map.of("callback_url", receiver.url("/ok/new"), "callback_headers", Map.of("a", "b")))
                .statusCode(200)
                .body("data.callback_url", equalTo(receiver.url("/ok/new")))
                .body("data.callback_headers.a", equalTo("b"))
                .body("data.callback_payload", equalTo(List.of(1, 2)));
        OPERATOR.put("/timers/" + id, "{\"callback_payload\":null,\"callback_headers\":{}}")
                .body("data.callback_payload", nullValue())
                .body("data.callback_headers", equalTo(Map.of()))
                .body("data.metadata.a", equalTo(1));
    }

    @Test
    void what_is_paused_waits_and_goes_on_when_it_is_resumed() {
        String id = OPERATOR.create(timer(IN_TIME, receiver.url("/ok/paused")));
        OPERATOR.post("/timers/" + id + "/pause").statusCode(200).body("data.paused", equalTo(true));
        String sentinel = OPERATOR.create(timer(IN_TIME, receiver.url("/ok/sentinel")));
        OPERATOR.awaitStatus(sentinel, "completed");
        assertThat(receiver.hits("/ok/paused")).isEmpty();

        OPERATOR.post("/timers/" + id + "/resume").statusCode(200).body("data.paused", equalTo(false));
        OPERATOR.awaitStatus(id, "completed");
        assertThat(receiver.hits("/ok/paused")).hasSize(1);
    }

    @Test
    void a_recurring_timer_comes_as_often_as_it_is_asked_to() {
        String id = OPERATOR.create(
                timer(SOON, receiver.url("/ok/again"), "recurrence", Map.of("every_seconds", 1, "max_occurrences", 3)));
        OPERATOR.get("/timers/" + id + "/occurrences?count=10").body("data.occurrences", hasSize(3));

        OPERATOR.awaitStatus(id, "completed").body("data.occurrence", equalTo(3));
        assertThat(receiver.hits("/ok/again"))
                .extracting(hit -> hit.headers().get("webhook-id"))
                .containsExactly(id + "-1", id + "-2", id + "-3");
        OPERATOR.get("/timers/" + id + "/attempts")
                .body("data.attempts.occurrence", equalTo(List.of(3, 2, 1)))
                .body("data.attempts.http_status", not(hasItem(nullValue())));
    }

    @Test
    void failed_calls_are_made_again_and_what_fails_for_good_can_be_replayed() {
        Map<String, Object> quick = Map.of("max_attempts", 3, "initial_seconds", 0.05, "jitter", 0);
        String flaky =
                OPERATOR.create(timer(SOON, receiver.url("/fail-twice/a"), "retry", quick, "store_response", true));
        String hopeless = OPERATOR.create(timer(SOON, receiver.url("/fail/b"), "retry", quick));
        String once = OPERATOR.create(timer(SOON, receiver.url("/fail/c")));

        OPERATOR.awaitStatus(flaky, "completed").body("data.attempts", equalTo(3));
        OPERATOR.get("/timers/" + flaky + "/attempts")
                .body("data.attempts.http_status", equalTo(List.of(200, 503, 503)))
                .body("data.attempts.response", equalTo(List.of("call 3", "call 2", "call 1")));
        assertThat(receiver.hits("/fail-twice/a"))
                .extracting(hit -> hit.headers().get("webhook-id"))
                .containsOnly(flaky);
        OPERATOR.awaitStatus(hopeless, "failed").body("data.last_error", equalTo("HTTP status 500"));
        OPERATOR.awaitStatus(once, "failed").body("data.attempts", equalTo(1));
        assertThat(receiver.hits("/fail/c")).hasSize(1);

        String letter = OPERATOR.get("/dead-letters?limit=200")
                .extract()
                .path("data.dead_letters.find { it.timer_id == '" + hopeless + "' }.id");
        String replay = OPERATOR.post("/dead-letters/" + letter + "/replay")
                .statusCode(201)
                .extract()
                .path("data.id");
        OPERATOR.awaitStatus(replay, "failed").body("data.replay_of", equalTo(letter));
        assertThat(receiver.hits("/fail/b")).hasSize(6);
        OPERATOR.post("/dead-letters/" + letter + "/replay")
                .statusCode(201)
                .body("data", equalTo(Map.of("id", replay, "status", "failed")));
        OPERATOR.get("/dead-letters/" + letter).body("data.replayed_as", equalTo(replay));
    }

    @Test
    void a_receiver_may_say_when_to_come_again() {
        String id = OPERATOR.create(
                timer(SOON, receiver.url("/busy-once/d"), "retry", Map.of("max_attempts", 2, "initial_seconds", 0.05)));

        OPERATOR.awaitStatus(id, "completed");
        List<Hit> hits = receiver.hits("/busy-once/d");
        assertThat(Duration.between(hits.getFirst().at(), hits.getLast().at()))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
    }

    private Hit only(String path) {
        await().atMost(Client.PATIENCE).until(() -> !receiver.hits(path).isEmpty());
        assertThat(receiver.hits(path)).hasSize(1);
        return receiver.hits(path).getFirst();
    }
}
