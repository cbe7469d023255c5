package dev.campusg.simulation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.contracts.Messages;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import java.time.Clock;

/** How the services write and read. */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());

    static JsonEnvelope envelope(String service, Clock clock) {
        return new JsonEnvelope(MAPPER, CATALOG, service + "-service", clock, topic -> topic);
    }

    private Json() {}
}
