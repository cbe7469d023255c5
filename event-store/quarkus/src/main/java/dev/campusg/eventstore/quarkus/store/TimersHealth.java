package dev.campusg.eventstore.quarkus.store;

import dev.campusg.timers.EngineStatus;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether timers fire when they should, for people and alarms: at {@code /q/health/well}. It has no say in whether this
 * replica gets requests or is started anew; neither would make a timer fire sooner.
 */
@Wellness
@Singleton
class TimersHealth implements HealthCheck {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final Timers timers;
    private final Clock clock;

    TimersHealth(Timers timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        EngineStatus status = timers.status();
        Duration late = timers.areAny() ? status.late(clock.instant()) : Duration.ZERO;
        return HealthCheckResponse.named("timers")
                .status(late.compareTo(LATE) < 0)
                .withData("late_ms", late.toMillis())
                .withData("due", status.due())
                .withData("shards", status.shards())
                .withData("members", status.members())
                .build();
    }
}
