package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Result.Bar.AtLeast;
import dev.campusg.benchmarks.Result.Bar.AtMost;
import dev.campusg.dev.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sagas through the whole system: every service, PostgreSQL and Kafka, all on this machine. Orders at light load are
 * created, accepted and delivered; as many as we can are only created.
 */
final class SagaBench implements Bench.Benchmark {

    private static final int IN_FLIGHT = Integer.getInteger("in-flight", 128);
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final int PER_SECOND = 5;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration LIGHT = Duration.ofSeconds(30);
    private static final Duration HEAVY = Duration.ofSeconds(40);

    @Override
    public Report run() throws Exception {
        try (var live = LiveSystem.start()) {
            System.out.printf("  warming up for %d s%n", WARM_UP.toSeconds());
            ClosedLoop.run(IN_FLIGHT, WARM_UP, _ -> _ -> live.order());
            var results = Stream.concat(light(live).stream(), heavy(live).stream());
            return new Report(
                    "saga", Machine.facts(live.system().jdbcUrl(Service.CREATE_ORDER_SAGA)), results.toList());
        }
    }

    private static List<Result> light(LiveSystem live) throws InterruptedException {
        System.out.printf("  %d orders a second for %d s%n", PER_SECOND, LIGHT.toSeconds());
        SteadyLoad.run(live, PER_SECOND, SETTLING);
        var orders = SteadyLoad.run(live, PER_SECOND, LIGHT);
        var told = Latencies.ofNanos(
                orders.stream().map(LiveSystem.Order::tookNanos).toList());
        var recorded = Latencies.ofNanos(
                orders.stream().map(it -> between(live, it.sagaId()).toNanos()).toList());
        var results = new ArrayList<>(List.of(
                Result.barred("create, request to news on Kafka, p50", told.percentile(0.5), "ms", new AtMost(50)),
                Result.barred("create, request to news on Kafka, p99", told.percentile(0.99), "ms", new AtMost(200)),
                Result.told("create, saga's history start to end, p50", recorded.percentile(0.5), "ms"),
                Result.told("create, saga's history start to end, p99", recorded.percentile(0.99), "ms")));
        results.addAll(delivered(live, orders));
        return results;
    }

    private static List<Result> delivered(LiveSystem live, List<LiveSystem.Order> orders) throws InterruptedException {
        System.out.printf("  the same %d accepted, then delivered, %d a second%n", orders.size(), PER_SECOND);
        var accepted = SteadyLoad.each(orders, PER_SECOND, live::accept);
        orders.forEach(live::bringToTheDoor);
        var delivered = SteadyLoad.each(orders, PER_SECOND, live::deliver);
        var results = new ArrayList<Result>();
        results.addAll(latencies("accept, request to answer", accepted, LiveSystem.Deed::answeredNanos));
        results.addAll(latencies("accept, request to news on Kafka", accepted, LiveSystem.Deed::tookNanos));
        results.addAll(latencies("complete, delivery to news on Kafka", delivered, LiveSystem.Deed::tookNanos));
        return results;
    }

    private static List<Result> latencies(
            String what, List<LiveSystem.Deed> deeds, Function<LiveSystem.Deed, Long> nanos) {
        var all = Latencies.ofNanos(deeds.stream().map(nanos).toList());
        return List.of(
                Result.told(what + ", p50", all.percentile(0.5), "ms"),
                Result.told(what + ", p99", all.percentile(0.99), "ms"));
    }

    private static List<Result> heavy(LiveSystem live) throws InterruptedException {
        System.out.printf("  %d orders in flight for %d s%n", IN_FLIGHT, HEAVY.toSeconds());
        var before = Processors.of(live.system());
        var done = ClosedLoop.run(IN_FLIGHT, HEAVY, _ -> _ -> live.order());
        var used = Processors.of(live.system()).since(before);
        var results = new ArrayList<>(List.of(
                Result.barred(
                        "create sagas completed, %d in flight".formatted(IN_FLIGHT),
                        done.perSecond(),
                        "/s",
                        new AtLeast(300)),
                Result.told("  its p50", done.latencies().percentile(0.5), "ms"),
                Result.told("  its p99", done.latencies().percentile(0.99), "ms"),
                cpu("everything", used.values().stream().reduce(Duration.ZERO, Duration::plus), done.done())));
        used.forEach((part, time) -> results.add(cpu(part, time, done.done())));
        return results;
    }

    private static Result cpu(String part, Duration time, long sagas) {
        return Result.told("  processor time a saga: " + part, time.toNanos() / 1e6 / sagas, "ms");
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
