package dev.campusg.callbacktimers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** The example of the Standard Webhooks specification's reference implementations. */
    @Test
    void the_example_of_the_convention_is_signed_as_it_says() {
        byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Signing.signatures(
                        List.of(secret),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void every_secret_in_force_signs() {
        byte[] body = new byte[0];
        byte[] old = Signing.newSecret();
        byte[] fresh = Signing.newSecret();
        assertThat(Signing.signatures(List.of(fresh, old), "m", NOW, body).split(" "))
                .containsExactly(
                        Signing.signatures(List.of(fresh), "m", NOW, body),
                        Signing.signatures(List.of(old), "m", NOW, body));
        assertThat(Signing.shown(fresh)).startsWith("whsec_");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "120, PT2M",
                "0, PT0S",
                "99999999999999999999, P365D",
                "'Mon, 01 Jun 2026 12:00:30 GMT', PT30S",
                "'Mon, 01 Jun 2026 11:00:00 GMT', PT0S",
                "soon, -",
                "-5, -",
                "'', -",
                "1.5, -"
            })
    void retry_after_is_seconds_or_a_date(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
    }
}
