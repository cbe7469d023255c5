package dev.campusg.dev.testing;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** A client of server-sent events, as a browser is one. */
public final class EventStream implements AutoCloseable {

    public record Event(String id, String name, JsonObject data) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CompletableFuture<? extends HttpResponse<?>> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    private EventStream(HttpRequest request) {
        response = client.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines()));
        response.whenComplete((_, _) -> open.countDown());
    }

    /** Returns once the stream is open: its first line is there. */
    public static EventStream open(String url, Map<String, String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        EventStream stream = new EventStream(request.build());
        stream.open.await();
        return stream;
    }

    public List<Event> events() {
        return events;
    }

    /** Whether the server ended it. */
    public boolean hasEnded() {
        return response.isDone();
    }

    /** Of the answer, once the stream has ended. */
    public int status() {
        return response.join().statusCode();
    }

    /** Goes away at once, without a word. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Lines implements Flow.Subscriber<String> {

        private String id = "";
        private String name = "";
        private String data = "";

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            open.countDown();
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("id:")) {
                id = value;
            } else if (line.startsWith("event:")) {
                name = value;
            } else if (line.startsWith("data:")) {
                data = value;
            } else if (line.isEmpty() && !data.isEmpty()) {
                events.add(new Event(id, name, new JsonObject(data)));
                data = "";
            }
        }

        @Override
        public void onError(Throwable lost) {
            open.countDown();
        }

        @Override
        public void onComplete() {
            open.countDown();
        }
    }
}
