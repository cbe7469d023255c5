package dev.campusg.callbacktimers;

import static dev.campusg.callbacktimers.Client.OPERATOR;
import static dev.campusg.callbacktimers.Client.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.campusg.callbacktimers.Receiver.Hit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnDatabase.class)
class ReceiversIT {

    private static final String OPERATOR_ID = "00000000-0000-0000-0000-000000000000";
    private static final Duration SOON = Duration.ofMillis(300);

    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
        other.close();
    }

    @Test
    void a_receiver_that_hangs_holds_up_nobody_but_itself() {
        List<Map<String, Object>> hanging = IntStream.range(0, 60)
                .mapToObj(i -> timer(SOON, receiver.url("/hang")))
                .toList();
        OPERATOR.post("/timers/bulk", Map.of("timers", hanging)).statusCode(201).body("data.created", equalTo(60));
        String first = OPERATOR.create(timer(SOON.multipliedBy(2), receiver.url("/hang")));
        Map<String, Object> prompt = timer(Duration.ofSeconds(1), other.url("/ok/prompt"));
        String id = OPERATOR.create(prompt);

        OPERATOR.awaitStatus(id, "completed");
        assertThat(Duration.between(
                        Instant.parse((String) prompt.get("execute_at")),
                        other.hits("/ok/prompt").getFirst().at()))
                .isLessThan(Duration.ofSeconds(2));
        assertThat(receiver.hits("/hang")).hasSizeBetween(1, 8);
        await().atMost(Client.PATIENCE)
                .until(() -> OPERATOR.timer(first).extract().path("data.lateness.mainly"), "throttle"::equals);
    }

    @Test
    void answers_of_any_size_and_length_are_cut_short() {
        List<String> ids = Stream.of("big", "endless", "drip")
                .map(behaviour -> OPERATOR.create(timer(SOON, receiver.url("/" + behaviour), "store_response", true)))
                .toList();
        for (String id : ids) {
            OPERATOR.awaitStatus(id, "completed")
                    .body("data.lateness.receiver_ms", lessThan(4_500))
                    .body("data.attempts", equalTo(1));
            String kept = OPERATOR.get("/timers/" + id + "/attempts").extract().path("data.attempts[0].response");
            assertThat(kept.length()).isBetween(1, 4096);
        }
    }

    @Test
    void silence_redirects_and_forbidden_addresses_are_failures() {
        String silent = OPERATOR.create(timer(SOON, other.url("/hang/alone")));
        String redirected = OPERATOR.create(timer(SOON, receiver.url("/redirect")));
        String named = OPERATOR.create(timer(SOON, "http://callbacks.invalid/", "retry", Map.of("max_attempts", 1)));

        OPERATOR.awaitStatus(silent, "failed").body("data.last_error", equalTo("no answer within 3 s"));
        OPERATOR.awaitStatus(redirected, "failed").body("data.last_error", containsString("302"));
        assertThat(receiver.hits("/ok/redirected")).isEmpty();
        OPERATOR.awaitStatus(named, "failed").body("data.last_error", equalTo("the host name is not known"));
    }

    /** The library of Standard Webhooks shares no code with the platform. */
    @Test
    void a_receiver_can_check_signatures_also_while_secrets_change() throws Exception {
        JsonPath old = newSecret();
        verify(signed("/ok/signed"), old.getString("data.secret"));

        JsonPath fresh = newSecret();
        Hit both = signed("/ok/both");
        verify(both, old.getString("data.secret"));
        verify(both, fresh.getString("data.secret"));
        assertThatThrownBy(() -> new Webhook(fresh.getString("data.secret")).verify(both.body() + " ", headers(both)))
                .isInstanceOf(WebhookVerificationException.class);

        OPERATOR.delete("/clients/" + OPERATOR_ID + "/secrets/" + old.getString("data.id"))
                .statusCode(200);
        Hit alone = signed("/ok/alone");
        verify(alone, fresh.getString("data.secret"));
        assertThatThrownBy(() -> verify(alone, old.getString("data.secret"))).isInstanceOf(AssertionError.class);
    }

    private static JsonPath newSecret() {
        return OPERATOR.post("/clients/" + OPERATOR_ID + "/secrets")
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private Hit signed(String path) {
        String id = OPERATOR.create(
                timer(SOON, receiver.url(path), "sign", true, "callback_payload", Map.of("greeting", "grüezi")));
        OPERATOR.awaitStatus(id, "completed");
        return receiver.hits(path).getFirst();
    }

    private static void verify(Hit hit, String secret) {
        assertThatCode(() -> new Webhook(secret).verify(hit.body(), headers(hit)))
                .doesNotThrowAnyException();
    }

    private static HttpHeaders headers(Hit hit) {
        Map<String, List<String>> headers = hit.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
