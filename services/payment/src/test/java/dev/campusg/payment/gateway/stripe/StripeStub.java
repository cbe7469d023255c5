package dev.campusg.payment.gateway.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stripe's HTTP API as far as we use it: form-encoded requests, a memory of idempotency keys as Stripe describes it, and
 * the faults of a real network. What it holds is in {@link StripeLedger}.
 */
public final class StripeStub implements AutoCloseable {

    /** What goes wrong with one request. */
    public enum Fault {
        /** 429, nothing done. */
        RATE_LIMITED,
        /** 503 from something in front, nothing done. */
        UNREACHABLE,
        /** 401, nothing done. */
        WRONG_KEY,
        /** Done, but what is answered, now and to this key for ever, is 500. */
        BROKEN_AFTERWARDS,
        /** Done and answered, but the answer is lost on the way. */
        ANSWER_LOST,
        /** Done, but nothing is said until the stub is let go on. */
        SILENT,
        /** Not even begun until the stub is let go on: the request is on its way for that long. */
        DELAYED
    }

    /** A request as it came. */
    public record Request(String method, String path, Map<String, String> form, String key) {}

    private record Answer(int status, JsonObject body) {}

    private static final class Stored {
        private final String request;
        private Answer answer;

        Stored(String request) {
            this.request = request;
        }
    }

    public final StripeLedger ledger = new StripeLedger();
    private final HttpServer server;
    private final Map<String, Stored> keys = new HashMap<>();
    private final Map<String, List<Fault>> faults = new ConcurrentHashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch goOn = new CountDownLatch(1);

    public StripeStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::serve);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests to paths that end so go wrong, one after the other. */
    public void failing(String pathEnd, Fault... next) {
        faults.put(pathEnd, new ArrayList<>(Arrays.asList(next)));
    }

    public void goOn() {
        goOn.countDown();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = form(body.isEmpty() ? uri.getRawQuery() : body);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Request request = new Request(exchange.getRequestMethod(), uri.getPath(), form, key);
        requests.add(request);
        Fault fault = fault(uri.getPath());
        if (fault == Fault.DELAYED) {
            await();
        }
        Answer answer = refusedAtTheDoor(exchange, fault);
        if (answer == null) {
            answer = keyed(request, fault);
        }
        if (fault == Fault.SILENT) {
            await();
        }
        if (fault == Fault.ANSWER_LOST) {
            exchange.close();
        } else {
            send(exchange, answer);
        }
    }

    private Answer refusedAtTheDoor(HttpExchange exchange, Fault fault) {
        if (fault == Fault.RATE_LIMITED) {
            return error(429, "rate_limit_error", "rate_limit", null);
        }
        if (fault == Fault.UNREACHABLE) {
            return error(503, "api_error", null, null);
        }
        boolean known =
                "Bearer sk_test_stub".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        return known && fault != Fault.WRONG_KEY ? null : error(401, "invalid_request_error", "api_key_expired", null);
    }

    /** The same key and request get the first answer, the same key and another request none, and two at once one. */
    private Answer keyed(Request request, Fault fault) {
        if (request.method().equals("GET")) {
            return execute(request);
        }
        String fingerprint = request.path() + new TreeMap<>(request.form());
        Stored stored;
        synchronized (keys) {
            stored = keys.get(request.key());
            if (stored != null && !stored.request.equals(fingerprint)) {
                return error(400, "idempotency_error", null, null);
            }
            if (stored != null) {
                return stored.answer == null
                        ? error(409, "invalid_request_error", "idempotency_key_in_use", null)
                        : stored.answer;
            }
            stored = new Stored(fingerprint);
            keys.put(request.key(), stored);
        }
        Answer answer = execute(request);
        synchronized (keys) {
            stored.answer = fault == Fault.BROKEN_AFTERWARDS ? error(500, "api_error", null, null) : answer;
            return stored.answer;
        }
    }

    private Answer execute(Request request) {
        try {
            return new Answer(200, ledger.execute(request.method(), request.path(), request.form()));
        } catch (StripeLedger.Refused refused) {
            return error(refused.status, refused.type, refused.code, refused);
        }
    }

    private static Answer error(int status, String type, String code, StripeLedger.Refused refused) {
        JsonObject error =
                new JsonObject().put("type", type).put("message", "no").put("code", code);
        if (refused != null) {
            error.put("decline_code", refused.declineCode).put("payment_intent", refused.intent);
        }
        return new Answer(status, new JsonObject().put("error", error));
    }

    private Fault fault(String path) {
        for (Map.Entry<String, List<Fault>> one : faults.entrySet()) {
            synchronized (one.getValue()) {
                if (path.endsWith(one.getKey()) && !one.getValue().isEmpty()) {
                    return one.getValue().removeFirst();
                }
            }
        }
        return null;
    }

    private void await() {
        try {
            goOn.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().toBuffer().getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Request-Id", "req_1");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
