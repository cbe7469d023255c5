package dev.campusg.eventstore.quarkus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HttpProfile.class)
class MediaTypesTest {

    @TestHTTPResource("/things")
    URI things;

    private HttpResponse<String> post(String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(things).POST(BodyPublishers.ofString("{}"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "nonsense",
                "/",
                "application/jsonp"
            })
    void a_body_of_another_media_type_is_refused(String type) throws Exception {
        isUnsupported(post("Content-Type", type));
    }

    @Test
    void a_body_without_a_media_type_is_refused() throws Exception {
        isUnsupported(post());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
    void JSON_is_read_however_it_is_written(String type) throws Exception {
        assertThat(post("Content-Type", type).statusCode()).isEqualTo(400);
        assertThat(post("Content-Type", type).body()).contains("customer_id");
    }

    private static void isUnsupported(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.TYPE);
        assertThat(answer.body()).contains("\"status\":415");
    }
}
