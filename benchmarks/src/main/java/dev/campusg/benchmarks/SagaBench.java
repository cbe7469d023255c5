package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Result.Bar.AtLeast;
import dev.campusg.benchmarks.Result.Bar.AtMost;
import dev.campusg.dev.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Create-order sagas through the whole system: every service, PostgreSQL and Kafka, all on this machine. */
final class SagaBench implements Bench.Benchmark {

    private static final int IN_FLIGHT = Integer.getInteger("in-flight", 128);
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final int PER_SECOND = 5;
    private static final Duration LIGHT = Duration.ofSeconds(30);
    private static final Duration HEAVY = Duration.ofSeconds(40);

    @Override
    public Report run() throws Exception {
        try (var live = LiveSystem.start()) {
            System.out.printf("  warming up for %d s%n", WARM_UP.toSeconds());
            ClosedLoop.run(IN_FLIGHT, WARM_UP, _ -> _ -> live.order());
            System.out.printf("  %d orders a second for %d s%n", PER_SECOND, LIGHT.toSeconds());
            var light = SteadyLoad.run(live, PER_SECOND, LIGHT);
            var byClient = Latencies.ofNanos(
                    light.stream().map(LiveSystem.Order::tookNanos).toList());
            var byHistory = Latencies.ofNanos(light.stream()
                    .map(it -> between(live, it.sagaId()).toNanos())
                    .toList());
            System.out.printf("  %d orders in flight for %d s%n", IN_FLIGHT, HEAVY.toSeconds());
            var before = Processors.of(live.system());
            var heavy = ClosedLoop.run(IN_FLIGHT, HEAVY, _ -> _ -> live.order());
            var used = Processors.of(live.system()).since(before);

            var results = new ArrayList<>(List.of(
                    Result.barred(
                            "light load, request to news on Kafka, p50",
                            byClient.percentile(0.5),
                            "ms",
                            new AtMost(50)),
                    Result.barred(
                            "light load, request to news on Kafka, p99",
                            byClient.percentile(0.99),
                            "ms",
                            new AtMost(200)),
                    Result.told("light load, saga's history start to end, p50", byHistory.percentile(0.5), "ms"),
                    Result.told("light load, saga's history start to end, p99", byHistory.percentile(0.99), "ms"),
                    Result.barred(
                            "create sagas completed, %d in flight".formatted(IN_FLIGHT),
                            heavy.perSecond(),
                            "/s",
                            new AtLeast(300)),
                    Result.told("  its p50", heavy.latencies().percentile(0.5), "ms"),
                    Result.told("  its p99", heavy.latencies().percentile(0.99), "ms")));
            used.forEach((part, time) ->
                    results.add(Result.told("  CPU a saga: " + part, time.toNanos() / 1e6 / heavy.done(), "ms")));
            return new Report(
                    "saga", Machine.facts(live.system().jdbcUrl(Service.CREATE_ORDER_SAGA)), List.copyOf(results));
        }
    }

    private static Duration between(LiveSystem live, String sagaId) {
        var history = live.history(sagaId);
        Instant first = null;
        for (var event : history) {
            var time = Instant.parse(event.get("time").asText());
            first = first == null ? time : first;
            if (event.get("type").asText().equals("SagaCompleted")) {
                return Duration.between(first, time);
            }
        }
        throw new IllegalStateException(
                "saga %s completed, but its history does not say so: %s".formatted(sagaId, history));
    }
}
