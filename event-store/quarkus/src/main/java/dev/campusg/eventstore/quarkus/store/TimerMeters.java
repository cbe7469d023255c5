package dev.campusg.eventstore.quarkus.store;

import dev.campusg.timers.EngineStatus;
import dev.campusg.timers.TimerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What is measured of timers, for Prometheus. */
@Singleton
public class TimerMeters implements TimerMetrics {

    /** Around what is promised, and where it hurts. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final Map<Cause, Timer> lags = new EnumMap<>(Cause.class);

    TimerMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Cause cause : Cause.values()) {
            lags.put(
                    cause,
                    Timer.builder("timers.lag")
                            .description("from the instant a timer was due to its effect, by what it waited for")
                            .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
    }

    @Override
    public void late(Duration lag, Cause cause) {
        lags.get(cause).record(lag);
    }

    /** The state of the engine that fires them. */
    public void watch(Supplier<EngineStatus> engine) {
        gauge("timers.shards", "shards this replica holds, of 64", engine, EngineStatus::shards);
        gauge("timers.members", "replicas that share the shards", engine, EngineStatus::members);
        gauge("timers.pending", "timers that are set, in all, roughly", engine, EngineStatus::pending);
        gauge("timers.held", "timers in memory, because they are due soon", engine, EngineStatus::held);
        gauge("timers.due", "timers that are due and have had no effect yet", engine, EngineStatus::due);
        gauge(
                "timers.overdue",
                "seconds the longest overdue has been due",
                engine,
                status -> status.lag().toMillis() / 1e3);
    }

    private void gauge(String name, String what, Supplier<EngineStatus> engine, ToDoubleFunction<EngineStatus> value) {
        Gauge.builder(name, () -> value.applyAsDouble(engine.get()))
                .description(what)
                .register(registry);
    }
}
