package dev.campusg.timer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of the request timers of an order. */
public sealed interface TimerCommand {

    Instant at();

    /** A new timer; there must be none running, unless it is this very one. */
    record Start(Terms terms, Instant at) implements TimerCommand {}

    /** A saga wants a timer to run, and says so again when it hears no answer: one it started before will do. */
    record Ensure(Terms terms, Instant at) implements TimerCommand {}

    /** A runner accepted the order. */
    record Stop(@Nullable String runnerId, Instant at) implements TimerCommand {}

    /** Nobody needs to accept the order any more. */
    record Cancel(Instant at) implements TimerCommand {}

    /** Time is up. */
    record Expire(String timerId, Instant at) implements TimerCommand {}
}
