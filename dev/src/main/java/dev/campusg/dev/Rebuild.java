package dev.campusg.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code Rebuild all|SERVICE…}: has running services rebuild their read models, and waits; ends with 0 if all are right. */
final class Rebuild {
    private static final String PATH = "/admin/read-models/rebuild";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> running;

    private Rebuild(Map<String, String> running) {
        this.running = running;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(new Rebuild(System.getenv()).of(named(arguments)) ? 0 : 1);
        } catch (IOException | IllegalArgumentException failed) {
            System.err.println("Cannot rebuild: " + failed.getMessage());
            System.exit(2);
        }
    }

    /** The platform for callbacks has no read models: it is not event-sourced. */
    private static List<Service> named(String[] arguments) {
        return List.of(arguments).equals(List.of("all"))
                ? Arrays.stream(Service.values())
                        .filter(service -> service != Service.CALLBACK_TIMERS)
                        .toList()
                : Arrays.stream(arguments).map(Service::named).toList();
    }

    private boolean of(List<Service> services) throws IOException, InterruptedException {
        System.out.printf("%-20s %9s %9s %9s %9s%n", "NAME", "STREAMS", "REBUILT", "MOVED", "BROKEN");
        boolean right = true;
        for (Service service : services) {
            String url = running.get(service.urlVariable());
            if (url == null) {
                throw new IllegalArgumentException(service.id() + " is not part of this run");
            }
            JsonNode run = ended(url + PATH);
            System.out.printf(
                    "%-20s %9d %9d %9d %9d%n",
                    service.id(),
                    run.path("streams").asLong(),
                    run.path("rebuilt").asLong(),
                    run.path("moved").asLong(),
                    run.path("broken").asLong());
            right &= run.path("broken").asLong() == 0 && run.path("moved").asLong() == 0;
        }
        return right;
    }

    private JsonNode ended(String address) throws IOException, InterruptedException {
        JsonNode run = send(request(address).POST(BodyPublishers.noBody()).build());
        while (run.path("status").asText().equals("RUNNING")) {
            Thread.sleep(PAUSE);
            run = send(request(address).GET().build());
        }
        return run;
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("X-User-Id", "operator")
                .header("X-User-Role", "admin");
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
