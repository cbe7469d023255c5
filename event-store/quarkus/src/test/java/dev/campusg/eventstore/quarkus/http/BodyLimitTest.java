package dev.campusg.eventstore.quarkus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class BodyLimitTest {

    private static final int LIMIT = 1024 * 1024;

    private static final String AROUND = "{\"reason\":\"\"}";

    @TestHTTPResource("/things/")
    URI things;

    private static byte[] body(int bytes) {
        return "{\"reason\":\"%s\"}"
                .formatted("a".repeat(bytes - AROUND.length()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(HttpClient.Version version, String path, BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            HttpRequest request = HttpRequest.newBuilder(things.resolve(path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /** A body of unknown length is sent in chunks. */
    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
    }

    private static void isTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.TYPE);
        assertThat(answer.body()).contains("\"status\":413", "\"correlation_id\":", "a body has at most 1048576 bytes");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_body_of_exactly_the_limit_is_read(HttpClient.Version version) throws Exception {
        String read = "{\"characters\":" + (LIMIT - AROUND.length()) + ",\"onWorker\":";
        assertThat(post(version, "size", BodyPublishers.ofByteArray(body(LIMIT)))
                        .body())
                .startsWith(read + "false");
        assertThat(post(version, "size", chunked(body(LIMIT))).body()).startsWith(read + "false");
        assertThat(post(version, "size/blocking", chunked(body(LIMIT))).body()).startsWith(read + "true");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void one_byte_more_is_refused(HttpClient.Version version) throws Exception {
        isTooLarge(post(version, "size", BodyPublishers.ofByteArray(body(LIMIT + 1))));
        isTooLarge(post(version, "size", chunked(body(LIMIT + 1))));
        isTooLarge(post(version, "size/blocking", chunked(body(LIMIT + 1))));
        isTooLarge(post(version, "nowhere", chunked(body(LIMIT + 1))));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_client_that_goes_on_sending_still_gets_its_answer(HttpClient.Version version) throws Exception {
        isTooLarge(post(version, "size", chunked(body(8 * LIMIT))));
        isTooLarge(post(version, "size", BodyPublishers.ofByteArray(body(8 * LIMIT))));
    }

    @Test
    void a_client_that_waits_for_leave_to_send_gets_it() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(things.resolve("size"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .expectContinue(true)
                    .POST(BodyPublishers.ofByteArray(body(50_000)))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
