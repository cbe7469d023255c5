package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message as it was once said, and what could be said of it then.
 *
 * @param version counts up from 1 with each change of what can be said
 * @param key the field of the payload that was the record's key
 * @param schema of the payload
 */
record Golden(String type, int version, String topic, String key, JsonNode headers, JsonNode value, JsonNode schema) {

    static Golden of(Spoken spoken, int version) {
        Example example = Example.of(spoken);
        return new Golden(
                spoken.type(),
                version,
                spoken.topic(),
                spoken.key(),
                Fields.MAPPER.valueToTree(example.headers()),
                example.value(),
                bare(Schemas.payload(spoken)));
    }

    /** Without what is only for people. */
    private static JsonNode bare(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        schema.forEach(Golden::bare);
        return schema;
    }

    boolean saysAllOf(Spoken spoken) {
        return schema.equals(Golden.of(spoken, version).schema);
    }
}
