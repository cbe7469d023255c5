package dev.campusg.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Plan;
import dev.campusg.dev.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All of CampusG, started for a benchmark beside whatever else runs, and customers who order. */
final class LiveSystem implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Path home;
    private final CampusgSystem system;
    private final SagaWatch watch;
    private final List<String> customers;
    private final String runner;

    private LiveSystem(Path home, CampusgSystem system) {
        this.home = home;
        this.system = system;
        this.watch = new SagaWatch(system.bootstrap());
        var run = UUID.randomUUID().toString().substring(0, 8);
        this.customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> customer("bench-%s-%d".formatted(run, i)))
                .toList();
        this.runner = runner("bench-%s-runner".formatted(run));
    }

    static LiveSystem start() throws IOException {
        // Not in /tmp: that is memory on many machines, and what is synchronised there is not on any disk.
        var home = Files.createTempDirectory(Files.createDirectories(Path.of("benchmarks", "target")), "system");
        System.out.println("  starting PostgreSQL, Kafka and the services in " + home);
        return new LiveSystem(home, CampusgSystem.start(Plan.isolated(Path.of(""), home)));
    }

    CampusgSystem system() {
        return system;
    }

    /** An order of its own saga: when it was asked for, and when its saga told that it had completed. */
    CompletableFuture<Order> order() {
        var customer = customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
        long asked = System.nanoTime();
        return send(post(Service.CREATE_ORDER_SAGA, "/orders", """
                        {"customer_id": "%s", "order_details": {
                            "foodItems": [{"name": "Laksa", "price": "5.50", "quantity": 2}],
                            "storeLocation": "Frontier Canteen", "deliveryLocation": "UTown Residence",
                            "deliveryFee": "2.00"}}""".formatted(customer)))
                .thenCompose(answer -> {
                    var orderId = answer.get("order_id").asText();
                    return watch.completed("create-order", orderId)
                            .thenApply(told -> new Order(answer.get("saga_id").asText(), orderId, told - asked));
                });
    }

    /** @param tookNanos from the request to the news */
    record Order(String sagaId, String orderId, long tookNanos) {}

    /**
     * The runner does something that a saga follows from.
     *
     * @param answeredNanos from the request to its answer
     * @param tookNanos from the request to the news that the saga had completed
     */
    record Deed(long answeredNanos, long tookNanos) {}

    CompletableFuture<Deed> accept(Order order) {
        var body = "{\"order_id\": \"%s\", \"runner_id\": \"%s\"}".formatted(order.orderId, runner);
        return deed(post(Service.ACCEPT_ORDER_SAGA, "/acceptOrder", body), "accept-order", order);
    }

    CompletableFuture<Deed> deliver(Order order) {
        return deed(report(order, "DELIVERED"), "complete-order", order);
    }

    /** All that comes before the delivery. */
    void bringToTheDoor(Order order) {
        Stream.of("ON_SITE", "PURCHASED", "COLLECTED", "ON_THE_WAY")
                .forEach(stage -> send(report(order, stage)).join());
    }

    private HttpRequest.Builder report(Order order, String stage) {
        return post(
                Service.ORDER,
                "/updateOrderStatus",
                "{\"orderId\": \"%s\", \"status\": \"%s\"}".formatted(order.orderId, stage));
    }

    private CompletableFuture<Deed> deed(HttpRequest.Builder request, String saga, Order order) {
        long asked = System.nanoTime();
        return send(request).thenCompose(_ -> {
            long answered = System.nanoTime();
            return watch.completed(saga, order.orderId).thenApply(told -> new Deed(answered - asked, told - asked));
        });
    }

    JsonNode history(String sagaId) {
        return send(request(Service.CREATE_ORDER_SAGA, "/sagas/" + sagaId + "/history")
                        .GET())
                .join();
    }

    private String runner(String id) {
        user(id);
        send(request(Service.USER, "/api/user/" + id + "/connect-account")
                        .PUT(BodyPublishers.ofString("{\"stripeConnectAccountId\": \"acct_bench\"}")))
                .join();
        return id;
    }

    private void user(String id) {
        send(post(
                        Service.USER,
                        "/api/user/sync-from-frontend",
                        "{\"clerkUserId\": \"%s\", \"username\": \"%1$s\"}".formatted(id)))
                .join();
    }

    private String customer(String id) {
        user(id);
        send(request(Service.USER, "/api/user/" + id + "/payment").PUT(BodyPublishers.ofString("""
                                {"stripeCustomerId": "cus_bench", "userStripeCard": {
                                    "payment_method_id": "pm_card_visa", "brand": "visa", "last4": "4242",
                                    "exp_month": 12, "exp_year": 2099}}""")))
                .join();
        return id;
    }

    private HttpRequest.Builder post(Service service, String path, String body) {
        return request(service, path).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(system.url(service) + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private CompletableFuture<JsonNode> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(LiveSystem::read);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(answer.request().uri(), answer.statusCode(), answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        system.close();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
