package dev.campusg.dev.demo;

import dev.campusg.dev.Service;
import java.util.Locale;
import java.util.Map;

/** Where the running system is, as {@code ./campusg} exports it. */
record Endpoints(Map<String, String> environment) {

    String url(Service service) {
        return required(service.urlVariable());
    }

    String kafka() {
        return required("KAFKA_BOOTSTRAP_SERVERS");
    }

    String topic(String name) {
        return environment.getOrDefault("KAFKA_TOPIC_" + name.toUpperCase(Locale.ROOT), name);
    }

    private String required(String variable) {
        var value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new DemoFailure("%s is not set. Start the demo with ./campusg demo".formatted(variable));
        }
        return value;
    }
}
