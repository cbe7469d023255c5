package dev.campusg.timers;

import dev.campusg.eventstore.timers.LeasedTimer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** What is done with timers that are due. */
@FunctionalInterface
public interface Firing {

    /**
     * Fires timers, the earliest first. Called on the engine's thread: must not block.
     *
     * @param outcomes to be told what became of each, once, from any thread; those of which nothing was told when the
     *     stage fails have failed
     * @return completes when the next timers may come
     */
    CompletionStage<?> fire(List<LeasedTimer> timers, BiConsumer<LeasedTimer, FiringOutcome> outcomes);
}
