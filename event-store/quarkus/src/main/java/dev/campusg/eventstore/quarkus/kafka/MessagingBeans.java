package dev.campusg.eventstore.quarkus.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class MessagingBeans {

    /** The service says which messages there are by producing a {@link MessageCatalog}. */
    @Produces
    @Singleton
    JsonEnvelope envelope(
            ObjectMapper mapper,
            MessageCatalog catalog,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Clock clock,
            Config config) {
        Map<String, String> names = new ConcurrentHashMap<>();
        return new JsonEnvelope(
                mapper,
                catalog,
                service + "-service",
                clock,
                topic -> names.computeIfAbsent(topic, name -> nameHere(config, name)));
    }

    private static String nameHere(Config config, String topic) {
        return config.getOptionalValue("KAFKA_TOPIC_" + topic.toUpperCase(Locale.ROOT), String.class)
                .orElse(topic);
    }
}
