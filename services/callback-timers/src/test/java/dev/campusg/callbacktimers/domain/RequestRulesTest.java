package dev.campusg.callbacktimers.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-10-28T16:00:00Z, -, 2026-10-28T16:00:00Z",
                "2026-10-28T16:00:00+08:00, -, 2026-10-28T08:00:00Z",
                "2026-10-28T16:00:00, Asia/Singapore, 2026-10-28T08:00:00Z",
                "2026-10-28T16:00:00.1234567Z, -, 2026-10-28T16:00:00.123456Z",
                // The clocks of Berlin skip from 2 to 3 and show the hour from 2 to 3 twice.
                "2026-03-29T02:30:00, Europe/Berlin, 2026-03-29T01:30:00Z",
                "2026-10-25T02:30:00, Europe/Berlin, 2026-10-25T00:30:00Z"
            })
    void an_instant_is_meant_on_the_clock_it_names(String text, String zone, Instant meant) {
        assertThat(ExecuteAt.parse(text, zone)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-10-28T16:00:00",
                "1730131200"
            })
    void what_is_no_instant_is_refused(String text) {
        assertThatThrownBy(() -> ExecuteAt.parse(text, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("execute_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "Europe/berlin; drop table", "", "+99:00"})
    void an_unknown_zone_is_refused(String zone) {
        assertThatThrownBy(() -> ExecuteAt.zone(zone))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("timezone");
    }

    @Test
    void the_past_is_refused_but_for_what_clocks_differ_and_so_is_the_absurd() {
        assertThat(ExecuteAt.accepted(NOW.minusSeconds(1), NOW)).isEqualTo(NOW.minusSeconds(1));
        for (Instant instant : new Instant[] {
            NOW.minusSeconds(6),
            NOW.plus(Duration.ofDays(3660)),
            ExecuteAt.parse("+999999999-12-31T23:59:59Z", null),
            ExecuteAt.parse("-999999999-01-01T00:00:00Z", null)
        }) {
            assertThatThrownBy(() -> ExecuteAt.accepted(instant, NOW)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void headers_can_neither_break_a_request_nor_forge_ours() {
        for (String value : List.of("a\r\nInjected: yes", "a\nb", "a\rb", "a\0b", "grüezi")) {
            refuses("X-Bad", value);
        }
        for (String name : List.of(
                "",
                "X Bad",
                "X:Bad",
                "X\r\nBad",
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "webhook-signature",
                "Webhook-Id")) {
            refuses(name, "a");
        }
    }

    private static void refuses(String name, String value) {
        assertThatThrownBy(() -> CallbackHeaders.accepted(Map.of(name, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("callback_headers");
    }

    @Test
    void headers_are_not_too_many_too_large_or_twice_the_same() {
        Map<String, String> many = IntStream.rangeClosed(0, CallbackHeaders.MAX_HEADERS)
                .boxed()
                .collect(Collectors.toMap(i -> "x-" + i, i -> ""));
        for (Map<String, String> headers :
                List.of(many, Map.of("a", "x".repeat(CallbackHeaders.MAX_BYTES)), Map.of("a", "1", "A", "2"))) {
            assertThatThrownBy(() -> CallbackHeaders.accepted(headers)).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "cookie", "X-Api-Key", "x-access-token", "X-Signature", "my-password"})
    void secrets_are_masked_when_they_are_shown(String name) {
        assertThat(CallbackHeaders.masked(Map.of(name, "tell nobody"))).containsEntry(name, CallbackHeaders.MASK);
        assertThat(CallbackHeaders.masked(Map.of("x-kind", "reminder"))).containsEntry("x-kind", "reminder");
    }

    @Test
    void waits_grow_within_limits_and_leave_a_part_to_chance() {
        Retry retry = new Retry(5, Duration.ofSeconds(1), 3, Duration.ofSeconds(10), 0.5, true);
        assertThat(retry.delay(1, null, () -> 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retry.delay(2, null, () -> 0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(retry.delay(40, null, () -> 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(retry.delay(3, null, () -> 1)).isEqualTo(Duration.ofMillis(4500));
        assertThat(retry.delay(1, Duration.ofSeconds(42), () -> 0)).isEqualTo(Duration.ofSeconds(42));
        assertThat(retry.delay(1, Duration.ofDays(365), () -> 0)).isEqualTo(Retry.LONGEST);
        assertThat(retry.delay(2, Duration.ofSeconds(1), () -> 0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(new Retry(5, Duration.ofSeconds(1), 3, Duration.ofSeconds(10), 0.5, false)
                        .delay(1, Duration.ofSeconds(42), () -> 0))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
