package dev.campusg.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of message by its type, found from the sealed interfaces, so none can be forgotten. */
public final class Messages {

    private static final Map<String, Class<? extends Message>> BY_TYPE = kinds(Message.class)
            .filter(kind -> kind.isAnnotationPresent(Message.Type.class))
            .collect(Collectors.toUnmodifiableMap(Message::typeOf, Function.identity()));

    public static Optional<Class<? extends Message>> kindOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static Map<String, Class<? extends Message>> byType() {
        return BY_TYPE;
    }

    private static Stream<Class<? extends Message>> kinds(Class<?> sealedKind) {
        Class<?>[] permitted = sealedKind.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(sealedKind.asSubclass(Message.class))
                : Arrays.stream(permitted).flatMap(Messages::kinds);
    }

    private Messages() {}
}
