package dev.campusg.eventstore.quarkus.http;

import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field would have had to be. */
final class Expected {

    private static final Set<Class<?>> WHOLE = Set.of(
            int.class, Integer.class, long.class, Long.class, short.class, Short.class, java.math.BigInteger.class);

    private Expected() {}

    static String of(@Nullable Class<?> type, @Nullable Object given) {
        return "must be " + (type == null ? "something else" : named(type, given));
    }

    private static String named(Class<?> type, @Nullable Object given) {
        if (type == String.class) {
            return given instanceof String ? "a string without the character NUL" : "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (WHOLE.contains(type)) {
            return "a whole number within range";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a decimal number";
        }
        if (type == Instant.class) {
            return "a time such as 2030-01-31T09:30:00Z";
        }
        if (TemporalAmount.class.isAssignableFrom(type)) {
            return "a duration such as PT30M";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
