package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Result.Bar.OfCeiling;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Streams read back through the library, none from a cache. */
final class ReadsBench implements Bench.Benchmark {

    private static final int IN_FLIGHT = 16;
    private static final int STREAMS = 1_000;
    private static final int EVENTS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final int ROUNDS = 7;

    private static final String CEILING = "ceiling: single-row reads, 16 clients";
    private static final String SAME = "ceiling: the same 20 events, 16 clients";
    private static final String EVENTS_OF = "load of a 20-event stream, 16 in flight, no cache";
    private static final String STATE_OF = "load of a stream's state, 16 in flight, no cache";

    @Override
    public Report run() throws Exception {
        try (var store = new Store()) {
            var ceiling = new Ceiling(store);
            IntStream.range(0, STREAMS).forEach(i -> prepare(store, i));
            store.execute("vacuum analyze");
            rate(WARM_UP, _ -> events(store));
            var rounds = new Rounds()
                    .add(CEILING, () -> ceiling.reads(LENGTH))
                    .add(SAME, () -> ceiling.streams(STREAMS, LENGTH))
                    .add(EVENTS_OF, () -> rate(LENGTH, _ -> events(store)))
                    .add(STATE_OF, () -> rate(LENGTH, _ -> store.events().snapshot(any())))
                    .run(ROUNDS);
            return Bench.report(
                    "reads",
                    store,
                    ceiling,
                    List.of(
                            Result.told(CEILING, rounds.median(CEILING), "/s"),
                            rounds.beside(CEILING, SAME, null),
                            rounds.beside(SAME, EVENTS_OF, new OfCeiling(0.9)),
                            rounds.beside(CEILING, EVENTS_OF, null),
                            rounds.beside(CEILING, STATE_OF, null)));
        }
    }

    private static double rate(Duration length, ClosedLoop.Chain chain) throws InterruptedException {
        return ClosedLoop.run(IN_FLIGHT, length, _ -> chain).perSecond();
    }

    private static void prepare(Store store, int number) {
        store.events()
                .commit(Step.append(stream(number), 0, Workload.events(EVENTS)))
                .toCompletableFuture()
                .join();
    }

    private static CompletionStage<?> events(Store store) {
        return store.events().read(any(), 0, 100).thenAccept(events -> {
            if (events.size() != EVENTS) {
                throw new IllegalStateException("expected %d events: %d".formatted(EVENTS, events.size()));
            }
        });
    }

    private static StreamId any() {
        return stream(ThreadLocalRandom.current().nextInt(STREAMS));
    }

    private static StreamId stream(int number) {
        return new StreamId("load", Integer.toString(number));
    }
}
