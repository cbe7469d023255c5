package dev.campusg.eventstore.quarkus.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of message a service can say and understand, by type, each with the fields it cannot do without. */
public final class MessageCatalog {

    private final Map<String, Class<?>> kinds;
    private final Map<Class<?>, String> types;
    private final Map<Class<?>, RequiredFields> required;

    private MessageCatalog(Map<String, Class<?>> kinds) {
        this.kinds = kinds;
        this.types =
                kinds.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
        this.required =
                types.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), RequiredFields::of));
    }

    /**
     * Looks into the records by reflection: keep the catalog in a static final field, so that a native image does this
     * when it is built.
     */
    public static MessageCatalog of(Map<String, ? extends Class<?>> kinds) {
        return new MessageCatalog(Map.copyOf(kinds));
    }

    Optional<Class<?>> kindOf(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    String typeOf(Object message) {
        String type = types.get(message.getClass());
        if (type == null) {
            throw new IllegalArgumentException(message.getClass() + " is not in the message catalog");
        }
        return type;
    }

    RequiredFields requiredBy(Class<?> kind) {
        return required.getOrDefault(kind, RequiredFields.NONE);
    }
}
