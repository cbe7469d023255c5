package dev.campusg.eventstore.quarkus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Rejected;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayedTest {

    @Test
    void a_yes_is_what_it_says() {
        assertThat(ask(Uni.createFrom().item(RestResponse.ok("{\"order_id\":\"7\"}")))
                        .path("order_id")
                        .asText())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"400,INVALID", "403,FORBIDDEN", "404,NOT_FOUND", "409,CONFLICT"})
    void a_no_becomes_ours_with_its_code_and_its_words(int status, Rejected.Reason reason) {
        String problem = "{\"code\":\"OWN_ORDER\",\"detail\":\"nobody delivers their own order\"}";
        assertThat(catchThrowable(() -> ask(Uni.createFrom().item(answer(status, problem)))))
                .isInstanceOfSatisfying(Rejected.class, why -> {
                    assertThat(why.reason()).isEqualTo(reason);
                    assertThat(why.code()).isEqualTo("OWN_ORDER");
                    assertThat(why.detail()).isEqualTo("nobody delivers their own order");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void what_it_cannot_help_is_to_be_tried_again(int status) {
        assertUnavailable(Uni.createFrom().item(answer(status, "{}")));
    }

    @Test
    void silence_and_nonsense_are_to_be_tried_again() {
        assertUnavailable(Uni.createFrom().failure(new ConnectException("refused")));
        assertUnavailable(Uni.createFrom().item(RestResponse.ok("<html>")));
    }

    private static void assertUnavailable(Uni<RestResponse<String>> answer) {
        assertThat(catchThrowable(() -> ask(answer))).isInstanceOfSatisfying(Refusal.class, why -> {
            assertThat(why.fault().status()).isEqualTo(503);
            assertThat(why.fault().headers()).containsKey("Retry-After");
        });
    }

    /** As the client leaves the body of a no. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // that is just the point
    private static RestResponse<String> answer(int status, String body) {
        Object unread = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return (RestResponse) RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), unread)
                .build();
    }

    private static JsonNode ask(Uni<RestResponse<String>> answer) {
        return Relayed.answer("order", answer, new ObjectMapper()).await().atMost(Duration.ofSeconds(5));
    }
}
