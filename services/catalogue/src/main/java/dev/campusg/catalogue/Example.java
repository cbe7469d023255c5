package dev.campusg.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** One record of Kafka, made by what makes them in production. */
record Example(String key, SortedMap<String, String> headers, JsonNode value) {

    static Example of(Spoken spoken) {
        return of(spoken, Samples.full(spoken));
    }

    static Example of(Spoken spoken, Object message) {
        JsonNode payload = Fields.MAPPER.valueToTree(message);
        String key = payload.path(spoken.key()).asText(Samples.ORDER);
        OutboxMessage record = envelope(spoken)
                .encode(
                        Outgoing.to(spoken.topic(), key, message),
                        id(spoken.type()),
                        Samples.SAGA,
                        id("cause of " + spoken.type()));
        return new Example(record.key(), new TreeMap<>(record.headers()), read(record.value()));
    }

    /** What reads and writes one kind of message for whoever says it. */
    static JsonEnvelope envelope(Spoken spoken) {
        return new JsonEnvelope(
                Fields.MAPPER,
                MessageCatalog.of(Map.of(spoken.type(), spoken.kind())),
                spoken.isCommand() ? "create-order-saga-service" : speaker(spoken.topic()),
                Clock.fixed(Samples.AT, ZoneOffset.UTC),
                topic -> topic);
    }

    private static String speaker(String topic) {
        String service = topic.substring(0, topic.indexOf('_'));
        return (service.equals("saga") ? "create-order-saga" : service) + "-service";
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static JsonNode read(String json) {
        try {
            return Fields.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
