package dev.campusg.callbacktimers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that behaves as its paths say, and remembers who called. */
final class Receiver implements AutoCloseable {

    private static final byte[] CHUNK = filled(64 * 1024);

    private final HttpServer server;
    private final List<Hit> hits = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    record Hit(String path, Map<String, String> headers, String body, Instant at) {}

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<Hit> hits(String path) {
        return hits.stream().filter(hit -> hit.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes());
            hits.add(new Hit(path, headers, body, Instant.now()));
            int count =
                    counts.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
            answer(exchange, path.split("/")[1], count);
        }
    }

    private void answer(HttpExchange exchange, String behaviour, int count) throws IOException {
        switch (behaviour) {
            case "hang" -> awaitClose();
            case "fail" -> say(exchange, 500, "it broke");
            case "fail-twice" -> say(exchange, count <= 2 ? 503 : 200, "call " + count);
            case "busy-once" -> {
                exchange.getResponseHeaders().set("Retry-After", "2");
                say(exchange, count == 1 ? 429 : 200, "");
            }
            case "redirect" -> {
                exchange.getResponseHeaders().set("Location", url("/ok/redirected"));
                say(exchange, 302, "");
            }
            case "big" -> stream(exchange, 160);
            case "endless" -> stream(exchange, Integer.MAX_VALUE);
            case "drip" -> drip(exchange);
            default -> say(exchange, 200, "thanks");
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void stream(HttpExchange exchange, int chunks) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < chunks; i++) {
                out.write(CHUNK);
            }
        }
    }

    /** The status at once, and then the body for ever. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
        awaitClose();
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
