package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.store.Begun;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose fault it is when a callback is late: the scheduler's, the throttle's or the receiver's. */
@Singleton
public class Lateness {

    private final Timer scheduler;
    private final Timer throttle;
    private final Timer receiver;

    Lateness(MeterRegistry metrics) {
        this.scheduler = timer(metrics, "scheduler");
        this.throttle = timer(metrics, "throttle");
        this.receiver = timer(metrics, "receiver");
    }

    private static Timer timer(MeterRegistry metrics, String cause) {
        return Timer.builder("callbacks.lag")
                .description("how late callbacks are, by who is the cause of it")
                .tag("cause", cause)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(metrics);
    }

    void record(Begun begun, @Nullable Instant sentAt, Instant endedAt) {
        Causes causes = Causes.of(begun.plannedAt(), begun.dueAt(), begun.begunAt(), sentAt, endedAt);
        scheduler.record(causes.scheduler());
        throttle.record(causes.throttle());
        receiver.record(causes.receiver());
    }

    /**
     * @param scheduler from the instant it was to be handed over until it was
     * @param throttle how long the receiver was spared, or its other callbacks came first
     * @param receiver how long it took to answer
     */
    public record Causes(Duration scheduler, Duration throttle, Duration receiver) {

        public static Causes of(Instant planned, Instant due, Instant begun, @Nullable Instant sent, Instant ended) {
            Instant called = sent == null ? ended : sent;
            return new Causes(
                    positive(due, begun),
                    positive(planned, due).plus(positive(begun, called)),
                    sent == null ? Duration.ZERO : positive(sent, ended));
        }

        private static Duration positive(Instant from, Instant to) {
            return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        }
    }
}
