package dev.campusg.dev;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The topics of the contract with their partitions, each with its dead-letter topic, renamed as the services would. */
public final class Topics {
    private static final int PARTITIONS = 3;
    private static final List<String> NAMES = List.of(
            "order_commands",
            "user_commands",
            "payment_commands",
            "escrow_commands",
            "timer_commands",
            "notification_commands",
            "order_events",
            "user_events",
            "payment_events",
            "escrow_events",
            "timer_events",
            "notification_events",
            "saga_events");

    private Topics() {}

    /** The names of the contract, dead letters apart. */
    public static List<String> names() {
        return NAMES;
    }

    /** The partitions of each topic, by the name it has in this environment. */
    public static Map<String, Integer> from(Map<String, String> environment) {
        var topics = new LinkedHashMap<String, Integer>();
        for (var name : NAMES) {
            topics.put(name(environment, name), PARTITIONS);
            topics.put(name(environment, name + "_dlq"), 1);
        }
        return topics;
    }

    private static String name(Map<String, String> environment, String name) {
        return environment.getOrDefault("KAFKA_TOPIC_" + name.toUpperCase(Locale.ROOT), name);
    }
}
