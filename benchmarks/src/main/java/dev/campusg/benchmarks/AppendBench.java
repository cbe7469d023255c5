package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Result.Bar.OfCeiling;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Events alone, written through the library. */
final class AppendBench implements Bench.Benchmark {

    private static final int IN_FLIGHT = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final int ROUNDS = 7;

    private static final String CEILING = "ceiling: single-row inserts, 16 clients";
    private static final String NEW = "one event to a new stream, 64 in flight";
    private static final String ONE = "one event to an existing stream, 64 in flight";
    private static final String TWO = "two events to an existing stream at a version, 64";

    @Override
    public Report run() throws Exception {
        try (var store = new Store()) {
            var ceiling = new Ceiling(store);
            var work = new Workload(store.events());
            rate(WARM_UP, _ -> work.creating());
            rate(WARM_UP, _ -> work.appending(2));
            var rounds = new Rounds()
                    .add(CEILING, () -> ceiling.inserts(LENGTH))
                    .add(NEW, () -> rate(LENGTH, _ -> work.creating()))
                    .add(ONE, () -> rate(LENGTH, _ -> work.appending(1)))
                    .add(TWO, () -> rate(LENGTH, _ -> work.appending(2)))
                    .run(ROUNDS);
            return Bench.report(
                    "append",
                    store,
                    ceiling,
                    List.of(
                            Result.told(CEILING, rounds.median(CEILING), "/s"),
                            rounds.beside(CEILING, NEW, new OfCeiling(1.2)),
                            rounds.beside(CEILING, ONE, new OfCeiling(1.2)),
                            rounds.beside(CEILING, TWO, new OfCeiling(1.0))));
        }
    }

    private static double rate(Duration length, IntFunction<ClosedLoop.Chain> chains) throws InterruptedException {
        return ClosedLoop.run(IN_FLIGHT, length, chains).perSecond();
    }
}
