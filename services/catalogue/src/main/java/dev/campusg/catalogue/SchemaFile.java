package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JSON Schema as it is published, and what a JSON document has against it. */
final class SchemaFile {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode schema;
    private final JsonSchema validator;

    private SchemaFile(JsonNode schema) {
        this.schema = schema;
        this.validator = FACTORY.getSchema(schema, CONFIG);
    }

    static SchemaFile at(Path path) {
        try {
            return new SchemaFile(Fields.MAPPER.readTree(path.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    /** The same, but what it does not describe may not be there. */
    SchemaFile strict() {
        return new SchemaFile(closed(schema.deepCopy()));
    }

    private static JsonNode closed(JsonNode schema) {
        schema.forEach(SchemaFile::closed);
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    List<String> violations(JsonNode document) {
        return Stream.concat(
                        validator.validate(document).stream().map(ValidationMessage::getMessage),
                        texts(document.path("payload")).stream())
                .toList();
    }

    /** What is wrong inside of texts that are JSON themselves; validators do not look there. */
    private List<String> texts(JsonNode payload) {
        return schema.path("properties").path("payload").path("properties").properties().stream()
                .filter(field -> field.getValue().has("contentSchema"))
                .flatMap(field -> new SchemaFile(field.getValue().get("contentSchema"))
                        .validator.validate(read(payload.path(field.getKey()).asText())).stream()
                                .map(message -> field.getKey() + ": " + message.getMessage()))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return Fields.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("A text that should be JSON: " + json, e);
        }
    }
}
