package dev.campusg.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service how it is. */
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Health() {}

    static boolean isReady(String url) {
        return isUp(url + "/q/health/ready");
    }

    static boolean isLive(String url) {
        return isUp(url + "/q/health/live");
    }

    private static boolean isUp(String address) {
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
