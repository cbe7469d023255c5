package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.delivery.Answer;
import dev.campusg.callbacktimers.delivery.Lanes;
import dev.campusg.timers.EngineStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What an operator wants to see of timers and calls; how late they are is told by {@link Lateness}. */
@Singleton
class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void begin(@Observes StartupEvent started, Engine engine, Lanes lanes, Clock clock) {
        Supplier<EngineStatus> status = engine::status;
        gauge("callbacks.timers.pending", "timers that are set, in all, roughly", status, EngineStatus::pending);
        gauge("callbacks.timers.due", "timers that are due here and not taken yet", status, EngineStatus::due);
        gauge("callbacks.timers.overdue", "seconds the longest of them has been due", status, it -> seconds(it.lag()));
        gauge("callbacks.window.timers", "timers in memory, because they are due soon", status, EngineStatus::held);
        gauge(
                "callbacks.window.seconds",
                "how far ahead all timers are in memory",
                status,
                it -> Math.max(0, seconds(Duration.between(clock.instant(), it.horizon()))));
        gauge("callbacks.lease.shards", "shards this replica holds, of 64", status, EngineStatus::shards);
        gauge("callbacks.lease.members", "replicas that share the shards", status, EngineStatus::members);
        gauge(
                "callbacks.lease.silence",
                "seconds since the database was heard of; others take over after three",
                status,
                it -> seconds(Duration.between(it.told(), clock.instant())));
        gauge(
                "callbacks.calls.active",
                "calls under way, large ones counted several times",
                () -> lanes,
                Lanes::active);
        gauge("callbacks.calls.waiting", "callbacks waiting for their receiver's turn", () -> lanes, Lanes::waiting);
        gauge(
                "callbacks.receivers.spared",
                "receivers left alone since they do not answer",
                () -> lanes,
                Lanes::spared);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private <T> void gauge(String name, String what, Supplier<T> source, ToDoubleFunction<T> value) {
        Gauge.builder(name, () -> value.applyAsDouble(source.get()))
                .description(what)
                .register(registry);
    }

    void called(Answer.Fault fault) {
        count(fault == Answer.Fault.NONE ? "delivered" : fault.name().toLowerCase(Locale.ROOT));
    }

    void postponed() {
        count("postponed");
    }

    void missed() {
        count("missed");
    }

    private void count(String outcome) {
        Counter.builder("callbacks.calls")
                .description("what came of callbacks")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
