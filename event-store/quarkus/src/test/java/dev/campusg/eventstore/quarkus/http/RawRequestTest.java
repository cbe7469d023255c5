package dev.campusg.eventstore.quarkus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests no client library would send. */
@QuarkusTest
@TestProfile(HttpProfile.class)
class RawRequestTest {

    private static final int PATIENCE_IN_MILLISECONDS = 20_000;

    @TestHTTPResource
    URI service;

    /** The whole answer, until the service closes the connection. */
    private String send(String head) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            String request = head + "\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /things/%c3%28",
                "GET /things/../../etc/passwd",
                "GET http://elsewhere/nowhere",
                "GET things",
                "FOO /things"
            })
    void odd_requests_get_a_problem(String line) throws IOException {
        assertThat(send(line + " HTTP/1.1")).startsWith("HTTP/1.1 4").contains(Problem.TYPE, "\"correlation_id\":");
    }

    /** The server itself answers these, below any code of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /things/%zz HTTP/1.1",
                "POST /things HTTP/1.1\r\nContent-Length: x",
                "POST /things HTTP/1.1\r\nContent-Length: -1",
                "POST /things HTTP/1.1\r\nContent-Length: 99999999999999999999"
            })
    void what_is_not_HTTP_gets_a_bare_refusal(String head) throws IOException {
        assertThat(send(head)).matches("HTTP/1.[01] 400 Bad Request\r\n(?s).*content-length: 0\r\n\r\n");
    }

    @Test
    void a_client_that_announces_too_much_and_sends_nothing_is_answered_and_cut_off() throws IOException {
        assertThat(send("POST /things HTTP/1.1\r\nContent-Length: 9999999999"))
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("connection: close")
                .contains(Problem.TYPE);
    }

    @Test
    void a_client_that_sends_without_end_is_answered_and_cut_off() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            String head = "POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            for (int sent = 0; sent < 17; sent++) {
                socket.getOutputStream().write(chunk);
            }
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
            socket.getInputStream().readAllBytes();
        }
    }
}
