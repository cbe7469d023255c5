package dev.campusg.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** People who come when they come, however busy we are. */
final class SteadyLoad {

    private SteadyLoad() {}

    static List<LiveSystem.Order> run(LiveSystem live, int perSecond, Duration length) throws InterruptedException {
        int orders = (int) length.toSeconds() * perSecond;
        return each(Collections.nCopies(orders, live), perSecond, LiveSystem::order);
    }

    /** One after the other, so many a second; returns what came of each, in order. */
    static <T, R> List<R> each(List<T> all, int perSecond, Function<T, CompletableFuture<R>> ask)
            throws InterruptedException {
        long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var asked = new ArrayList<CompletableFuture<CompletableFuture<R>>>();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            for (T one : all) {
                var answer = new CompletableFuture<CompletableFuture<R>>();
                clock.schedule(() -> answer.complete(ask.apply(one)), asked.size() * between, TimeUnit.NANOSECONDS);
                asked.add(answer);
            }
        }
        return asked.stream().map(it -> it.join().join()).toList();
    }
}
