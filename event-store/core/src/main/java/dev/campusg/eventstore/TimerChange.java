package dev.campusg.eventstore;

import dev.campusg.eventstore.timers.Fence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change to one of the timers of a stream. A timer is named within its stream; setting it again moves it. */
public sealed interface TimerChange {

    String name();

    /**
     * @param due when it fires; in the past means at once
     * @param payload JSON text, handed back when it fires
     */
    record Set(String name, Instant due, String payload) implements TimerChange {}

    /** Without effect if there is no such timer. */
    record Cancel(String name) implements TimerChange {}

    /**
     * It fired: gone, unless it was moved meanwhile.
     *
     * @param fence if there is one, the whole step happens only if the fence holds: see {@link StepOutcome.Overtaken}
     */
    record Fired(String name, Instant due, @Nullable Fence fence) implements TimerChange {
        public Fired(String name, Instant due) {
            this(name, due, null);
        }
    }
}
