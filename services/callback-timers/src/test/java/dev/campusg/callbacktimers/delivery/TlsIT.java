package dev.campusg.callbacktimers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.campusg.callbacktimers.domain.Destinations;
import dev.campusg.callbacktimers.domain.Network;
import dev.campusg.callbacktimers.domain.Target;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address is dialled that was checked, but it is the name that the receiver must prove. */
class TlsIT {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private HttpsServer server;
    private HttpCaller caller;

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        run(
                "keytool",
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hooks.example",
                "-ext",
                "san=dns:hooks.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes();
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });
        server.start();
        System.setProperty(TRUST, keys.toString());
        System.setProperty(TRUST + "Password", PASSWORD);
        Guard guard = new Guard(
                (host, client) -> CompletableFuture.completedStage(List.of(InetAddress.ofLiteral("127.0.0.1"))),
                new Destinations(Network.list("127.0.0.0/8")));
        caller = new HttpCaller(vertx, guard, Duration.ofSeconds(10), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_receiver_is_believed_by_its_name_alone() {
        int port = server.getAddress().getPort();
        assertThat(call("https://hooks.example:" + port + "/x"))
                .returns(200, Answer::code)
                .returns("hooks.example:" + port, Answer::body);
        assertThat(call("https://other.example:" + port + "/x"))
                .returns(null, Answer::code)
                .returns("the TLS handshake failed", Answer::error);
        assertThat(call("https://127.0.0.1:" + port + "/x")).returns("the TLS handshake failed", Answer::error);
    }

    private Answer call(String url) {
        return caller.call(new Call(0, Target.of(url), Map.of(), new byte[0]))
                .toCompletableFuture()
                .join();
    }

    private static SSLContext context(Path keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
