package dev.campusg.timers;

import dev.campusg.eventstore.DueTimer;
import java.util.concurrent.CompletionStage;

/**
 * What happens when a timer fires. It must commit {@link dev.campusg.eventstore.TimerChange.Fired} (or move or cancel
 * the timer) in the same step as its effect: until then the timer fires again, after a crash or a failure, on this
 * replica or another.
 */
public interface TimerReaction {

    /** The category of the streams whose timers this is for. */
    String category();

    CompletionStage<?> fire(DueTimer timer);
}
