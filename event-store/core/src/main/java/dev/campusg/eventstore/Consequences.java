package dev.campusg.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a decision besides its events.
 *
 * @param answer JSON text for whoever sends the same message again
 */
public record Consequences(
        List<OutboxMessage> outbox,
        List<TimerChange> timers,
        @Nullable String answer) {

    public static final Consequences NONE = new Consequences(List.of(), List.of(), null);

    public boolean areEmpty() {
        return outbox.isEmpty() && timers.isEmpty() && answer == null;
    }
}
