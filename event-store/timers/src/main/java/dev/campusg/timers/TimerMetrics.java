package dev.campusg.timers;

import java.time.Duration;

/** What is measured of timers. Called from any thread. */
public interface TimerMetrics {

    TimerMetrics NONE = (_, _) -> {};

    /** Why an effect comes after the instant its timer was due. */
    enum Cause {
        /** The engine: from the instant it was due to its effect. */
        SCHEDULER,
        /** It was held back on purpose: a limit, a pause. */
        THROTTLE,
        /** Whoever is told took its time. */
        RECEIVER
    }

    void late(Duration lag, Cause cause);
}
