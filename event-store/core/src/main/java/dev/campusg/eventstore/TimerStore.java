package dev.campusg.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The timers that committed steps set. */
public interface TimerStore {

    /** At most {@code limit} timers due before an instant, the earliest first. One statement. */
    CompletionStage<List<DueTimer>> dueBefore(Instant horizon, int limit);
}
