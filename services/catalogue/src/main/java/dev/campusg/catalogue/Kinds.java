package dev.campusg.catalogue;

import dev.campusg.contracts.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/** The types of fields in words. */
final class Kinds {

    private Kinds() {}

    static String of(Field field) {
        if (Embedded.in(field).isPresent()) {
            return "[text of JSON](#the-order-in-a-fact)";
        }
        return isList(field) ? "list" : word((Class<?>) field.type());
    }

    private static String word(Class<?> kind) {
        if (kind == Money.class) {
            return "money";
        }
        return switch (kind.getSimpleName()) {
            case "String" -> "text";
            case "int", "long", "Integer", "Long" -> "integer";
            case "BigDecimal" -> "number";
            case "boolean", "Boolean" -> "boolean";
            case "Instant" -> "time";
            default -> kind.isEnum() ? "text" : "object";
        };
    }

    /** The record whose fields are those of an object, a list's elements, or a text that is JSON. */
    static Optional<Class<?>> inside(Field field) {
        Type type = isList(field) ? ((ParameterizedType) field.type()).getActualTypeArguments()[0] : field.type();
        return Embedded.in(field)
                .or(() -> type instanceof Class<?> kind && kind.isRecord() && kind != Money.class
                        ? Optional.of(kind)
                        : Optional.empty());
    }

    /** From a field to one inside of it. */
    static String step(Field field) {
        return isList(field) ? "[]." : ".";
    }

    private static boolean isList(Field field) {
        return field.type() instanceof ParameterizedType;
    }
}
