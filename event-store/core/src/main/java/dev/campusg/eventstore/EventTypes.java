package dev.campusg.eventstore;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of the events of a sealed interface: the simple names of its records. Renaming a record renames its events,
 * so don't: stored ones keep the old name.
 */
public record EventTypes<E>(Map<String, Class<? extends E>> byName) {

    /** @throws IllegalStateException if two records share a simple name */
    public static <E> EventTypes<E> of(Class<E> sealedInterface) {
        return new EventTypes<>(records(sealedInterface)
                .map(kind -> EventTypes.<E>narrowed(kind, sealedInterface))
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity())));
    }

    @SuppressWarnings("unchecked") // a permitted subclass of the interface is one; asSubclass loses the parameters
    private static <E> Class<? extends E> narrowed(Class<?> kind, Class<E> sealedInterface) {
        return (Class<? extends E>) kind.asSubclass(sealedInterface);
    }

    private static Stream<Class<?>> records(Class<?> kind) {
        Class<?> @Nullable [] permitted = kind.getPermittedSubclasses();
        return permitted == null ? Stream.of(kind) : Arrays.stream(permitted).flatMap(EventTypes::records);
    }
}
