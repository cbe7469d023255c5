package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;

/**
 * The reading of what clients send: no type stands in for another, but a string for a decimal, which is how money
 * may be written. What the services themselves have written is read without this.
 */
final class StrictJson {

    private StrictJson() {}

    static ObjectMapper of(ObjectMapper lenient) {
        ObjectMapper strict = lenient.copy()
                .registerModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new TextReader())
                        .addDeserializer(Instant.class, new TimeReader()))
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        refuse(
                strict,
                LogicalType.Textual,
                CoercionInputShape.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.Boolean);
        refuse(
                strict,
                LogicalType.Integer,
                CoercionInputShape.String,
                CoercionInputShape.EmptyString,
                CoercionInputShape.Boolean);
        refuse(strict, LogicalType.Float, CoercionInputShape.EmptyString, CoercionInputShape.Boolean);
        refuse(
                strict,
                LogicalType.Boolean,
                CoercionInputShape.String,
                CoercionInputShape.EmptyString,
                CoercionInputShape.Integer);
        refuse(strict, LogicalType.Enum, CoercionInputShape.EmptyString);
        return strict;
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
