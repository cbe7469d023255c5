package dev.campusg.eventstore.quarkus.saga;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an orchestrator says of its sagas; with their definitions it is all that is its own.
 *
 * @param category of their streams
 * @param data what a saga knows
 * @param subject what a saga is about, such as an order: the key of all it sends and says
 * @param parties the users who may look at a saga
 * @param shown what the world may see of what it knows, by the names of JSON
 * @param news what the world is told; null for nothing
 */
public record SagaKind<D>(
        String category,
        Class<D> data,
        Function<D, String> subject,
        Function<D, Set<String>> parties,
        Function<D, Map<String, @Nullable String>> shown,
        @Nullable SagaNews news) {}
