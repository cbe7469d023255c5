package dev.campusg.scheduler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** All services the scheduler asks, in one: answers what it was told to, 404 otherwise, and notes who asked for what. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    /** @param key the Idempotency-Key */
    record Asked(String what, String key, String body) {}

    private record Reply(int status, String body) {}

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no stub", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "ORDER_SERVICE_URL", url,
                "PAYMENT_SERVICE_URL", url,
                "ESCROW_SERVICE_URL", url,
                "NOTIFICATION_SERVICE_URL", url,
                "CREATE_ORDER_SAGA_URL", url,
                "campusg.service-token", "the-schedulers-own");
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String what = exchange.getRequestMethod() + " " + uri.getPath()
                + (uri.getQuery() == null ? "" : "?" + uri.getQuery().replace('+', ' '));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known =
                "Bearer the-schedulers-own".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(new Asked(what, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
        Reply reply = known
                ? replies.getOrDefault(what, new Reply(404, "{\"code\":\"NOT_FOUND\",\"detail\":\"no such thing\"}"))
                : new Reply(401, "{}");
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** @param what method, path and query */
    void say(String what, int status, String body) {
        replies.put(what, new Reply(status, body));
    }

    /** What was asked about something, in order. */
    List<Asked> asked(String about) {
        return asked.stream()
                .filter(one -> one.what().contains(about) || one.body().contains(about))
                .toList();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Neighbours.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
