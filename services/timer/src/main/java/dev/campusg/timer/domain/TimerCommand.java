package dev.campusg.timer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of the request timers of an order. */
public sealed interface TimerCommand {

    /** No version is said, so the command is as good as any. */
    long UNSAID = 0;

    Instant at();

    /** A new timer; there must be none running, unless it is this very one. */
    record Start(Terms terms, Instant at) implements TimerCommand {}

    /**
     * A saga wants a timer to run, and says so again when it hears no answer: one it started before will do.
     *
     * @param orderVersion of the order when it was put on offer again; {@link #UNSAID} for its first offer
     */
    record Ensure(Terms terms, long orderVersion, Instant at) implements TimerCommand {

        public Ensure(Terms terms, Instant at) {
            this(terms, UNSAID, at);
        }
    }

    /**
     * A runner accepted the order.
     *
     * @param orderVersion of the order when that happened; {@link #UNSAID} if a person says so
     */
    record Stop(@Nullable String runnerId, long orderVersion, Instant at) implements TimerCommand {

        public Stop(@Nullable String runnerId, Instant at) {
            this(runnerId, UNSAID, at);
        }
    }

    /** Nobody needs to accept the order any more. */
    record Cancel(Instant at) implements TimerCommand {}

    /** Time is up. */
    record Expire(String timerId, Instant at) implements TimerCommand {}
}
