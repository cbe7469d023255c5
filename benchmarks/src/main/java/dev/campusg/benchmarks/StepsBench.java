package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Result.Bar.AtLeast;
import dev.campusg.benchmarks.Result.Bar.AtMost;
import dev.campusg.benchmarks.Result.Bar.OfCeiling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Full steps, and whole sagas in one process: everything of a saga but the wire. */
final class StepsBench implements Bench.Benchmark {

    private static final int SAGAS_IN_FLIGHT = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final int ROUNDS = 7;

    private static final String CEILING = "ceiling: single-row inserts, 16 clients";
    private static final String AT_64 = "full steps, 64 in flight";
    private static final String AT_256 = "full steps, 256 in flight";
    private static final String SAGAS = "durable 3-step sagas, 16 in flight (4 commits each)";
    private static final String THREE = "three full steps in turn, 16 in flight (3 commits each)";

    private final List<Double> medians = new ArrayList<>();

    @Override
    public Report run() throws Exception {
        try (var store = new Store()) {
            var ceiling = new Ceiling(store);
            var work = new Workload(store.events());
            var trips = new Trips(store.events());
            steps(256, WARM_UP, work);
            sagas(WARM_UP, trips);
            medians.clear();
            var rounds = new Rounds()
                    .add(CEILING, () -> ceiling.inserts(LENGTH))
                    .add(AT_64, () -> steps(64, LENGTH, work))
                    .add(AT_256, () -> steps(256, LENGTH, work))
                    .add(SAGAS, () -> sagas(LENGTH, trips))
                    .add(THREE, () -> steps(SAGAS_IN_FLIGHT, LENGTH, work) / 3)
                    .run(ROUNDS);
            return Bench.report(
                    "steps",
                    store,
                    ceiling,
                    List.of(
                            Result.told(CEILING, rounds.median(CEILING), "/s"),
                            rounds.beside(CEILING, AT_64, new AtLeast(4_000)),
                            rounds.beside(CEILING, AT_256, new AtLeast(4_000)),
                            rounds.beside(CEILING, SAGAS, new OfCeiling(0.4)),
                            Result.barred(
                                    "durable 3-step sagas, 16 in flight, p50",
                                    Latencies.median(medians),
                                    "ms",
                                    new AtMost(6)),
                            rounds.beside(CEILING, THREE, null)));
        }
    }

    private static double steps(int inFlight, Duration length, Workload work) throws InterruptedException {
        return ClosedLoop.run(inFlight, length, _ -> work.handling()).perSecond();
    }

    private double sagas(Duration length, Trips trips) throws InterruptedException {
        var outcome = ClosedLoop.run(SAGAS_IN_FLIGHT, length, _ -> _ -> trips.one());
        medians.add(outcome.latencies().percentile(0.5));
        return outcome.perSecond();
    }
}
