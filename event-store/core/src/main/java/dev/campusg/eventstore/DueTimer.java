package dev.campusg.eventstore;

import dev.campusg.eventstore.timers.Fence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timer of a stream that is due, or soon will be.
 *
 * @param fence what its effect depends on; null if it is not fired but only looked at
 */
public record DueTimer(
        StreamId stream,
        String name,
        Instant due,
        String payload,
        @Nullable Fence fence) {

    public DueTimer(StreamId stream, String name, Instant due, String payload) {
        this(stream, name, due, payload, null);
    }

    /** Belongs into the step that has its effect: with it, that step happens only if the timer really fires. */
    public TimerChange.Fired fired() {
        return new TimerChange.Fired(name, due, fence);
    }
}
