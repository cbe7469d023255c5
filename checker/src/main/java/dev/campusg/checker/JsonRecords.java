package dev.campusg.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.contracts.Messages;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.http.JsonConventions;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.eventstore.testkit.history.RecordReader;
import dev.campusg.eventstore.testkit.history.TopicRecord;
import java.time.Clock;
import java.util.Optional;

/** Messages as the services write and read them. */
final class JsonRecords implements RecordReader {

    static final ObjectMapper MAPPER = JsonConventions.mapper();

    private static final MessageCatalog CATALOG = MessageCatalog.of(Messages.byType());
    private static final String TIME = "timestamp";

    private final JsonEnvelope envelope = envelope("checker");

    /** The envelope of what a service says. */
    static JsonEnvelope envelope(String service) {
        return new JsonEnvelope(MAPPER, CATALOG, sourceOf(service), Clock.systemUTC(), topic -> topic);
    }

    static String sourceOf(String service) {
        return service + "-service";
    }

    @Override
    public Optional<Received<?>> read(TopicRecord record) {
        return envelope.understood(record.key(), record.value());
    }

    @Override
    public boolean isPoison(TopicRecord record) {
        return envelope.poison(record.key(), record.value()).isPresent();
    }

    @Override
    public boolean same(String one, String other) {
        try {
            return timeless(one).equals(timeless(other));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static JsonNode timeless(String value) throws JsonProcessingException {
        JsonNode tree = MAPPER.readTree(value);
        if (tree instanceof ObjectNode object) {
            object.remove(TIME);
        }
        return tree;
    }
}
