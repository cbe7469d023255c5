package dev.campusg.dev.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.campusg.dev.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Talks JSON to the services, as somebody. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Endpoints endpoints;

    Client(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Who asks. A customer may do less than a service. */
    record As(String user, String role) {
        static final As SERVICE = new As("demo", "service");

        static As customer(String id) {
            return new As(id, "customer");
        }

        static As runner(String id) {
            return new As(id, "runner");
        }
    }

    /** What was said to something that may well be refused: then the body is a problem. */
    record Answer(int status, JsonNode body) {}

    Answer ask(As who, Service service, String path, Object body) {
        var request = writing("POST", who, service, path, body);
        var answer = send(service, request);
        return new Answer(answer.statusCode(), json(service, answer));
    }

    JsonNode post(As who, Service service, String path, Object body) {
        return write("POST", who, service, path, body);
    }

    JsonNode put(As who, Service service, String path, Object body) {
        return write("PUT", who, service, path, body);
    }

    /** What is not there is a missing node. */
    JsonNode get(Service service, String path) {
        var request = request(As.SERVICE, service, path).GET().build();
        var answer = send(service, request);
        return answer.statusCode() == 404 ? MissingNode.getInstance() : read(service, request, answer);
    }

    private JsonNode write(String method, As who, Service service, String path, Object body) {
        var request = writing(method, who, service, path, body);
        return read(service, request, send(service, request));
    }

    private HttpRequest writing(String method, As who, Service service, String path, Object body) {
        return request(who, service, path)
                .method(method, BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .header("Content-Type", "application/json")
                .build();
    }

    private HttpRequest.Builder request(As who, Service service, String path) {
        var request = HttpRequest.newBuilder(URI.create(endpoints.url(service) + path))
                .timeout(PATIENCE);
        Map.of("X-User-Id", who.user, "X-User-Role", who.role).forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(Service service, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailure(
                    "%s does not answer at %s (%s). See ./campusg status and ./campusg logs %1$s"
                            .formatted(service.id(), request.uri(), e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted while asking " + service.id(), e);
        }
    }

    private static JsonNode read(Service service, HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailure("%s answered %d to %s %s: %s"
                    .formatted(
                            service.id(),
                            answer.statusCode(),
                            request.method(),
                            request.uri().getPath(),
                            answer.body()));
        }
        return json(service, answer);
    }

    private static JsonNode json(Service service, HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new DemoFailure("%s answered what is not JSON: %s".formatted(service.id(), answer.body()), e);
        }
    }
}
