package dev.campusg.notification.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real mail server that can be stopped and started, and a user service that knows whom it is told of. */
public final class MailParts implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private MailServer mail;
    private HttpServer users;

    /** What tests do with the mail server. */
    public static final class MailServer {
        private final ServerSetup setup;
        private GreenMail running;

        MailServer(int port) {
            setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            setup.setServerStartupTimeout(10_000);
            start();
        }

        public void start() {
            running = new GreenMail(setup);
            running.start();
        }

        public void stop() {
            running.stop();
        }

        public GreenMail running() {
            return running;
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            mail = new MailServer(port);
            users = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            users.createContext("/api/user/", this::tell);
            users.start();
            return Map.of(
                    "SMTP_HOST",
                    "127.0.0.1",
                    "smtp.host",
                    "127.0.0.1",
                    "SMTP_PORT",
                    String.valueOf(port),
                    "SMTP_FROM",
                    "no-reply@campusg.example",
                    "smtp.from",
                    "no-reply@campusg.example",
                    "USER_SERVICE_URL",
                    "http://127.0.0.1:" + users.getAddress().getPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void tell(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String address = addresses.get(path.substring(path.lastIndexOf('/') + 1));
        byte[] body = new JsonObject()
                .put("clerkUserId", "u")
                .put("email", address)
                .toBuffer()
                .getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(address == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mail, new TestInjector.MatchesType(MailServer.class));
        injector.injectIntoFields(addresses, new TestInjector.AnnotatedAndMatchesType(Addresses.class, Map.class));
    }

    @Override
    public void stop() {
        mail.stop();
        users.stop(0);
    }
}
