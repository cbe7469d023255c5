package dev.campusg.dev;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands for a service: healthy, and tells its environment. */
final class FakeService {
    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv().containsKey("FAKE_REFUSES")) {
            System.err.println("I refuse to start");
            System.exit(7);
        }
        var address = new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var answer = path.startsWith("/env/") ? System.getenv().getOrDefault(path.substring(5), "") : "UP";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }
}
