package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.contracts.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * JSON Schema of what is written, or of what is accepted. What is written has one spelling and one form; what is accepted
 * may be spelt in each way the reader knows, and lack what is nullable.
 */
enum Shapes {
    WRITTEN,
    ACCEPTED;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The schema of a record. */
    ObjectNode of(Class<?> record) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ArrayNode required = JSON.arrayNode();
        ArrayNode either = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (Field field : Fields.of(record)) {
            List<String> spellings = this == ACCEPTED ? field.spellings() : List.of(field.name());
            spellings.forEach(name -> properties.set(name, of(field)));
            if (!field.isNullable() && spellings.size() == 1) {
                required.add(field.name());
            } else if (!field.isNullable()) {
                either.add(anyOf(spellings));
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
        if (!either.isEmpty()) {
            schema.set("allOf", either);
        }
        return schema;
    }

    /** In whichever spelling, it must be there. */
    private static ObjectNode anyOf(List<String> spellings) {
        ArrayNode any = JSON.arrayNode();
        spellings.forEach(name -> any.addObject().putArray("required").add(name));
        return JSON.objectNode().set("anyOf", any);
    }

    private ObjectNode of(Field field) {
        ObjectNode schema = Embedded.in(field).<ObjectNode>map(this::text).orElseGet(() -> of(field.type()));
        if (!field.values().isEmpty()) {
            schema.remove("enum");
            field.values().forEach(schema.withArray("enum")::add);
        }
        Words.of(field).ifPresent(words -> schema.put("description", words));
        return field.isNullable() ? nullable(schema) : schema;
    }

    /** A JSON document as a text. */
    private ObjectNode text(Class<?> document) {
        ObjectNode schema = JSON.objectNode().put("type", "string").put("contentMediaType", "application/json");
        schema.set("contentSchema", of(document));
        return schema;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", of(list.getActualTypeArguments()[0]));
            return schema;
        }
        if (!(type instanceof Class<?> kind)) {
            throw new IllegalStateException("No schema for " + type);
        }
        if (kind.isEnum()) {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            Arrays.stream(kind.getEnumConstants()).map(Object::toString).forEach(schema.withArray("enum")::add);
            return schema;
        }
        return kind == Money.class || !kind.isRecord() ? scalar(kind) : of(kind);
    }

    private ObjectNode scalar(Class<?> kind) {
        ObjectNode schema = JSON.objectNode();
        return switch (kind.getName()) {
            case "java.lang.String" -> schema.put("type", "string");
            case "boolean", "java.lang.Boolean" -> schema.put("type", "boolean");
            case "int", "java.lang.Integer", "long", "java.lang.Long" -> schema.put("type", "integer");
            default -> {
                if (kind == BigDecimal.class) {
                    yield schema.put("type", "number");
                }
                if (kind == Instant.class) {
                    yield schema.put("type", "string")
                            .put("format", "date-time")
                            .put("pattern", "Z$");
                }
                if (kind == Money.class) {
                    yield money(schema);
                }
                throw new IllegalStateException("No schema for " + kind + ": teach it to " + Shapes.class.getName());
            }
        };
    }

    private ObjectNode money(ObjectNode schema) {
        if (this == WRITTEN) {
            return schema.put("type", "string").put("pattern", "^-?[0-9]+\\.[0-9]{2}$");
        }
        schema.putArray("type").add("string").add("number");
        return schema.put("pattern", "^-?[0-9]+(\\.[0-9]{1,2})?$");
    }

    private static ObjectNode nullable(ObjectNode schema) {
        JsonNode type = schema.get("type");
        ArrayNode types = JSON.arrayNode();
        if (type.isArray()) {
            type.forEach(types::add);
        } else {
            types.add(type);
        }
        schema.set("type", types.add("null"));
        if (schema.has("enum")) {
            schema.withArray("enum").addNull();
        }
        return schema;
    }
}
