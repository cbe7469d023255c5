package dev.campusg.catalogue;

import dev.campusg.contracts.Message.OneOf;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a JSON object.
 *
 * @param name as it is written
 * @param aliases as it is read, too
 */
record Field(RecordComponent component, String name, List<String> aliases) {

    Type type() {
        return component.getGenericType();
    }

    boolean isNullable() {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The values it may have; empty if any. */
    List<String> values() {
        OneOf oneOf = component.getAnnotation(OneOf.class);
        Class<?> values = oneOf == null ? component.getType() : oneOf.value();
        return values.isEnum()
                ? Arrays.stream(values.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    /** Every spelling that is understood, the usual one first. */
    List<String> spellings() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }
}
