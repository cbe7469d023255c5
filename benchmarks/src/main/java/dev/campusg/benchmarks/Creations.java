package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Contender.Batch;
import dev.campusg.benchmarks.Contender.Timer;
import dev.campusg.benchmarks.Result.Bar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How fast timers are created that are due far from now: one at a time by 16 clients, and a thousand at a time. */
final class Creations {

    static final int IN_FLIGHT = 16;
    static final int BULK = 1_000;
    static final int BULKS_IN_FLIGHT = 4;

    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration FAR = Duration.ofDays(60);
    private static final String CEILING = "ceiling: single-row inserts, 16 clients";
    private static final String STEPS = "CampusG: created singly by steps of streams, 16 in flight";
    private static final String ALONE = "CampusG: created singly, 16 in flight, a transaction each";

    private final Ceiling ceiling;
    private final OurTimers ours;
    private final List<Contender> all;
    private final AtomicLong singles = new AtomicLong();
    private final AtomicLong bulk = new AtomicLong(500_000_000);
    private final Map<Contender, Double> bulks = new HashMap<>();

    Creations(Ceiling ceiling, OurTimers ours, List<Contender> all) {
        this.ceiling = ceiling;
        this.ours = ours;
        this.all = all;
    }

    List<Result> run(int times) throws Exception {
        var rounds = new Rounds()
                .add(CEILING, () -> ceiling.inserts(LENGTH))
                .add(STEPS, () -> singly(ours::createByStep))
                .add(ALONE, () -> singly(ours::createAlone));
        for (var contender : all) {
            rounds.add(one(contender), () -> singly(contender::create));
            rounds.add(many(contender), () -> inBulk(contender));
        }
        warmUp();
        rounds.run(times);
        var results = new ArrayList<Result>();
        results.add(Result.told(CEILING, rounds.median(CEILING), "/s"));
        for (var contender : all) {
            results.add(rounds.beside(CEILING, one(contender), contender == ours ? new Bar.OfCeiling(0.8) : null));
        }
        results.add(rounds.beside(CEILING, STEPS, null));
        results.add(rounds.beside(CEILING, ALONE, null));
        for (var contender : all) {
            bulks.put(contender, rounds.median(many(contender)));
            results.add(new Result(
                    many(contender),
                    bulks.get(contender),
                    "/s",
                    null,
                    null,
                    contender == ours ? new Bar.AtLeast(70_000) : null));
        }
        return results;
    }

    private void warmUp() throws InterruptedException {
        for (var contender : all) {
            singly(contender::create);
            inBulk(contender);
        }
    }

    /** How long it takes about to create so many. */
    Duration toCreate(Contender contender, int count) {
        return Duration.ofMillis((long) (count / bulks.get(contender) * 1_000));
    }

    private static String one(Contender contender) {
        return contender.name() + ": created singly, 16 in flight";
    }

    private static String many(Contender contender) {
        return contender.name() + ": created in bulk, a thousand at once";
    }

    private double singly(Function<Timer, CompletionStage<?>> create) throws InterruptedException {
        var due = Instant.now().plus(FAR);
        // Chains come back to the same stream, which nobody else writes to at that time.
        long first = singles.getAndAdd(1_600_000);
        return ClosedLoop.run(
                        IN_FLIGHT,
                        LENGTH,
                        chain -> turn -> create.apply(new Timer(first + turn * IN_FLIGHT + chain, due)))
                .perSecond();
    }

    private double inBulk(Contender contender) throws InterruptedException {
        var due = Instant.now().plus(FAR);
        return BULK
                * ClosedLoop.run(
                                BULKS_IN_FLIGHT,
                                LENGTH,
                                _ -> _ -> contender.create(Batch.atOnce(bulk.getAndAdd(BULK), BULK, due)
                                        .part(0, BULK)))
                        .perSecond();
    }

    /** All of a batch, as fast as it goes. */
    static void create(Contender contender, Batch batch) {
        for (int from = 0; from < batch.size(); from += BULK * BULKS_IN_FLIGHT) {
            int first = from;
            CompletableFuture.allOf(IntStream.range(0, BULKS_IN_FLIGHT)
                            .map(part -> first + part * BULK)
                            .filter(part -> part < batch.size())
                            .mapToObj(part -> contender.create(batch.part(part, part + BULK)))
                            .map(CompletionStage::toCompletableFuture)
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
