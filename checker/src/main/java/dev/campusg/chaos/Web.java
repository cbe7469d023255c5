package dev.campusg.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The system as its clients see it: patient ones, who ask again under the same key until they are answered. */
final class Web {

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final CampusgSystem system;

    Web(CampusgSystem system) {
        this.system = system;
    }

    /** Who asks. */
    record Asker(String id, String role) {
        static final Asker SERVICE = new Asker("chaos", "service");

        static Asker customer(String id) {
            return new Asker(id, "customer");
        }

        static Asker runner(String id) {
            return new Asker(id, "runner");
        }
    }

    /** @param status 0 if there was none */
    record Answer(int status, JsonNode body) {
        static final Answer NONE = new Answer(0, MissingNode.getInstance());

        boolean isFinal() {
            return status != 0 && status < 500 && status != 429;
        }

        boolean isFine() {
            return status / 100 == 2;
        }
    }

    Answer get(Service service, String path) {
        return once(request(service, path, Asker.SERVICE).GET());
    }

    Answer post(Service service, String path, Asker asker, String body) {
        return insist(service, "POST", path, asker, body);
    }

    Answer put(Service service, String path, Asker asker, String body) {
        return insist(service, "PUT", path, asker, body);
    }

    /** As often as it takes, but not for ever; the last answer, or none. */
    private Answer insist(Service service, String method, String path, Asker asker, String body) {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = once(request(service, path, asker)
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key));
            if (answer.isFinal() || System.nanoTime() > deadline) {
                return answer;
            }
            Waiting.pause(PAUSE);
        }
    }

    private HttpRequest.Builder request(Service service, String path, Asker asker) {
        return HttpRequest.newBuilder(URI.create(system.url(service) + path))
                .timeout(ANSWER)
                .header("X-User-Id", asker.id)
                .header("X-User-Role", asker.role);
    }

    private Answer once(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), read(answer.body()));
        } catch (IOException away) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
