package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.StoreUnavailable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What comes from any thread to be handled on one event loop, up to a number. */
final class Arrivals<T> {

    private final EventLoop loop;
    private final int most;
    private final Runnable handler;

    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean awake = new AtomicBoolean();

    /** @param handler called on the loop when something arrived */
    Arrivals(EventLoop loop, int most, Runnable handler) {
        this.loop = loop;
        this.most = most;
        this.handler = handler;
    }

    /** @throws StoreUnavailable if too many wait already */
    void add(T arrival) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            String full = most + " wait for the database already";
            throw new StoreUnavailable(full, new RejectedExecutionException(full));
        }
        queue.add(arrival);
        if (awake.compareAndSet(false, true)) {
            loop.runLater(() -> {
                awake.set(false);
                handler.run();
            });
        }
    }

    @Nullable
    T poll() {
        return queue.poll();
    }

    /** So many of those polled no longer wait. */
    void departed(int count) {
        waiting.addAndGet(-count);
    }
}
