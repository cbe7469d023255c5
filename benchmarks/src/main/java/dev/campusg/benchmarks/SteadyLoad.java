package dev.campusg.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Customers who come when they come, however busy we are. */
final class SteadyLoad {

    private SteadyLoad() {}

    static List<LiveSystem.Order> run(LiveSystem live, int perSecond, Duration length) throws InterruptedException {
        long orders = length.toSeconds() * perSecond;
        long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var asked = new ArrayList<CompletableFuture<CompletableFuture<LiveSystem.Order>>>();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < orders; i++) {
                var order = new CompletableFuture<CompletableFuture<LiveSystem.Order>>();
                asked.add(order);
                clock.schedule(() -> order.complete(live.order()), i * between, TimeUnit.NANOSECONDS);
            }
        }
        return asked.stream().map(it -> it.join().join()).toList();
    }
}
