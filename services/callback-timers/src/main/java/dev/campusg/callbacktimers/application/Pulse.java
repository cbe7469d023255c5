package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.store.Backlog;
import dev.campusg.timers.EngineStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Whether timers fire when they should. */
@Singleton
public class Pulse {

    /** A timer that nobody has taken this long after it was due: something is wrong. */
    static final Duration LATE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Backlog backlog;
    private final Engine engine;
    private final Clock clock;

    /** @param oldestDue how long ago the oldest timer was due that nobody has taken yet */
    public record Reading(Instant at, boolean connected, Duration oldestDue) {
        public boolean isLate() {
            return oldestDue.compareTo(LATE) > 0;
        }
    }

    Pulse(Backlog backlog, Engine engine, Clock clock) {
        this.backlog = backlog;
        this.engine = engine;
        this.clock = clock;
    }

    /** What the engine has not been told for long may be late without its knowing. */
    private static Duration late(EngineStatus engine, Instant now) {
        Duration silence = Duration.between(engine.told(), now);
        return silence.compareTo(LATE) > 0 ? silence : engine.lag();
    }

    public CompletionStage<Reading> take() {
        Instant now = clock.instant();
        return backlog.ping()
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(here -> new Reading(now, true, late(engine.status(), now)))
                .otherwise(away -> new Reading(now, false, Duration.ZERO))
                .toCompletionStage();
    }
}
