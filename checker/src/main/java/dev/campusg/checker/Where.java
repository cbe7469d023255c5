package dev.campusg.checker;

import dev.campusg.contracts.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where the system is that is checked, in the variables its services know, too. */
public record Where(Map<String, String> environment) {

    public Where {
        environment = Map.copyOf(environment);
    }

    String kafka() {
        return environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
    }

    /** Topics by the names they have here: each with its default name. */
    Map<String, String> topics() {
        Map<String, String> topics = new TreeMap<>();
        Topics.ALL.forEach(topic ->
                topics.put(environment.getOrDefault("KAFKA_TOPIC_" + topic.toUpperCase(Locale.ROOT), topic), topic));
        return topics;
    }

    /** A connection to the database of a service. */
    Connection database(String service) throws SQLException {
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        environment.getOrDefault("DB_HOST", "localhost"),
                        environment.getOrDefault("DB_PORT", "5432"),
                        service.replace('-', '_'));
        return DriverManager.getConnection(
                url,
                environment.getOrDefault("DB_USER", "postgres"),
                environment.getOrDefault("DB_PASSWORD", "postgres"));
    }
}
