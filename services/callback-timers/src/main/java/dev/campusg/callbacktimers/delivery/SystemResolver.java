package dev.campusg.callbacktimers.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The resolver of the system, which blocks: on threads of its own, of which there are few unless names hang. No client may
 * have more of them than it leaves to others.
 */
final class SystemResolver implements Resolver {

    private static final int THREADS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), // never longer than a moment: there are no more shares than threads
            work -> Thread.ofPlatform().name("resolver").daemon().unstarted(work));

    private final Shares<Integer> shares = new Shares<>(THREADS);

    SystemResolver() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Fails with a {@link RejectedExecutionException} if too many names are being looked up. */
    @Override
    public CompletionStage<List<InetAddress>> resolve(String host, int client) {
        if (!take(client)) {
            return CompletableFuture.failedStage(new RejectedExecutionException());
        }
        // Whoever gave up waiting has its thread until the system gives up, too.
        return CompletableFuture.supplyAsync(() -> lookUp(host, client), threads)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<InetAddress> lookUp(String host, int client) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        } finally {
            giveBack(client);
        }
    }

    private synchronized boolean take(int client) {
        return shares.take(client, 1);
    }

    private synchronized void giveBack(int client) {
        shares.giveBack(client, 1);
    }
}
