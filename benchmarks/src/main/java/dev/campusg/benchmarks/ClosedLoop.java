package dev.campusg.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** So many at once, each starting its next when its last is done. */
final class ClosedLoop {

    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    private final long end;
    private final CountDownLatch running;
    private final Collection<Long> took = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What one of the many does, turn after turn. */
    interface Chain {
        CompletionStage<?> next(long turn);
    }

    record Outcome(double perSecond, Latencies latencies, long done) {}

    private ClosedLoop(int inFlight, Duration length) {
        this.end = System.nanoTime() + length.toNanos();
        this.running = new CountDownLatch(inFlight);
    }

    /** @param chains by number, from 0 */
    static Outcome run(int inFlight, Duration length, IntFunction<Chain> chains) throws InterruptedException {
        long begun = System.nanoTime();
        var loop = new ClosedLoop(inFlight, length);
        for (int i = 0; i < inFlight; i++) {
            loop.advance(chains.apply(i), 0);
        }
        if (!loop.running.await(length.plus(TO_DRAIN).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("%d of %d never ended".formatted(loop.running.getCount(), inFlight));
        }
        if (loop.failure.get() != null) {
            throw new CompletionException(loop.failure.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Outcome(loop.took.size() / seconds, Latencies.ofNanos(loop.took), loop.took.size());
    }

    private void advance(Chain chain, long turn) {
        long begun = System.nanoTime();
        if (begun > end || failure.get() != null) {
            running.countDown();
            return;
        }
        chain.next(turn).whenComplete((_, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
            took.add(System.nanoTime() - begun);
            advance(chain, turn + 1);
        });
    }
}
