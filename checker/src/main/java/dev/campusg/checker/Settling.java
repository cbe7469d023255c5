package dev.campusg.checker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waits until nothing moves any more: what is under way now may be right in a second. */
final class Settling {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What may still move in any store, and in some. */
    private static final Map<String, String> RESTLESS = new LinkedHashMap<>();

    static {
        RESTLESS.put("messages to publish", "select count(*) from es.outbox");
        RESTLESS.put("timers to fire", "select count(*) from es.timer where due < now() + interval '1 second'");
        RESTLESS.put("sagas to go on", """
                select count(*) from es.stream
                where category like '%saga' and jsonb_typeof(state -> 'pending') = 'object'
                    and state ->> 'quarantined' = 'false'""");
        RESTLESS.put("questions to the card processor", """
                select count(*) from es.stream
                where category = 'payment' and jsonb_typeof(state -> 'errands' -> 'work') = 'object'""");
    }

    private final Map<String, Connection> stores;
    private final TopicReader topics;

    Settling(Map<String, Connection> stores, TopicReader topics) {
        this.stores = stores;
        this.topics = topics;
    }

    /** Returns what still moves when the limit is reached; empty if nothing did for a moment. */
    List<String> await(Duration limit) throws SQLException {
        long deadline = System.nanoTime() + limit.toNanos();
        String before = "";
        while (true) {
            List<String> moving = moving();
            String now = written();
            if (moving.isEmpty() && now.equals(before)) {
                return List.of();
            }
            if (System.nanoTime() > deadline) {
                return moving.isEmpty() ? List.of("new events") : moving;
            }
            before = now;
            pause();
        }
    }

    private List<String> moving() throws SQLException {
        List<String> moving = new ArrayList<>();
        for (Map.Entry<String, Connection> store : stores.entrySet()) {
            for (Map.Entry<String, String> question : RESTLESS.entrySet()) {
                long count = number(store.getValue(), question.getValue());
                if (count > 0) {
                    moving.add(store.getKey() + ": " + count + " " + question.getKey());
                }
            }
            topics.behind(groupOf(store.getKey()), Subscriptions.of(store.getKey()))
                    .forEach((partition, missing) ->
                            moving.add(store.getKey() + ": " + missing + " messages to hear on " + partition));
        }
        return moving;
    }

    static String groupOf(String service) {
        return service + "-service-group";
    }

    /** Changes with every step of any service. */
    private String written() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (Connection store : stores.values()) {
            all.append(number(store, "select coalesce(sum(version), 0) + count(*) from es.stream"))
                    .append(' ');
        }
        return all.toString();
    }

    private static long number(Connection store, String sql) throws SQLException {
        try (Statement statement = store.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
