package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Schema of whole messages: the envelope and what is in it. */
final class Schemas {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    /** The record's value. */
    static ObjectNode message(Spoken spoken) {
        ObjectNode schema = JSON.objectNode()
                .put("$schema", DIALECT)
                .put("title", spoken.type())
                .put("description", EventsPage.purpose(spoken))
                .put("type", "object");
        var required = schema.putArray("required").add("type").add("message_id").add("payload");
        if (!spoken.isCommand()) {
            required.add("correlation_id").add("causation_id").add("timestamp").add("source");
        }
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("type").put("const", spoken.type());
        text(properties, "message_id", "Unique; the same when the message is delivered again")
                .put("minLength", 1)
                .put("maxLength", 200);
        optional(properties, "correlation_id", "The conversation, which is the saga's id; null outside of one");
        optional(properties, "causation_id", "The message this one answers or follows from; null for an API call");
        text(properties, "timestamp", "When it was said")
                .put("format", "date-time")
                .put("pattern", "Z$");
        text(properties, "source", "Who said it, for example order-service");
        properties.set("payload", payload(spoken));
        return schema;
    }

    /** What the message itself says. The envelope's encoder adds the conversation to every payload. */
    static ObjectNode payload(Spoken spoken) {
        ObjectNode payload = (spoken.isCommand() ? Shapes.ACCEPTED : Shapes.WRITTEN).of(spoken.kind());
        ObjectNode properties = payload.withObject("properties");
        if (!properties.has("correlation_id")) {
            optional(properties, "correlation_id", "The envelope's, again");
        }
        return payload;
    }

    /** The record's headers, CloudEvents 1.0 in binary mode and W3C trace context. */
    static ObjectNode headers() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = JSON.objectNode();
        properties.putObject("ce_specversion").put("const", "1.0");
        text(properties, "ce_id", "message_id").put("minLength", 1);
        text(properties, "ce_type", "type");
        text(properties, "ce_source", "source");
        text(properties, "ce_subject", "The record's key");
        text(properties, "ce_time", "timestamp").put("format", "date-time");
        text(properties, "traceparent", "One trace a conversation, one span a message")
                .put("pattern", "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
        properties.fieldNames().forEachRemaining(schema.withArray("required")::add);
        schema.set("properties", properties);
        return schema;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void optional(ObjectNode properties, String name, String description) {
        ObjectNode property = properties.putObject(name);
        property.putArray("type").add("string").add("null");
        property.put("description", description);
    }
}
