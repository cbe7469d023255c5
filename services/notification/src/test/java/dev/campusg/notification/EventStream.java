package dev.campusg.notification;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A client of server-sent events, as a browser is one. */
final class EventStream implements AutoCloseable {

    record Event(String id, String name, JsonObject data) {}

    private final HttpURLConnection connection;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    private EventStream(HttpURLConnection connection) {
        this.connection = connection;
    }

    /** Returns once the stream is open. */
    static EventStream of(String url, String user, String lastEventId) throws IOException, InterruptedException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("X-User-Id", user);
        if (lastEventId != null) {
            connection.setRequestProperty("Last-Event-ID", lastEventId);
        }
        EventStream stream = new EventStream(connection);
        Thread.ofPlatform().name("event-stream").daemon().start(stream::read);
        stream.open.await();
        return stream;
    }

    List<Event> events() {
        return events;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                open.countDown();
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    name = value;
                } else if (line.startsWith("data:")) {
                    data = value;
                } else if (line.isEmpty() && data != null) {
                    events.add(new Event(id, name, new JsonObject(data)));
                    data = null;
                }
            }
        } catch (IOException closed) {
            open.countDown();
            if (events.isEmpty()
                    && closed.getMessage() != null
                    && closed.getMessage().startsWith("Server returned")) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
