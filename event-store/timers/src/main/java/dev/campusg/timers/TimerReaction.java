package dev.campusg.timers;

import dev.campusg.eventstore.DueTimer;
import java.util.concurrent.CompletionStage;

/**
 * What happens when a timer fires. It must commit {@link DueTimer#fired} (or move or cancel the timer) in the same step as
 * its effect: until then the timer fires again, after a crash or a failure, on this replica or another.
 *
 * <p>With {@link DueTimer#fired} the step happens only if the timer is still set as it was and this replica still holds
 * its shard. A reaction that asks somebody outside first does without: what it was told is true whoever asked.
 */
public interface TimerReaction {

    /** The category of the streams whose timers this is for. */
    String category();

    CompletionStage<?> fire(DueTimer timer);
}
