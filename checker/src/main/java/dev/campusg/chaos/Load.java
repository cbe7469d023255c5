package dev.campusg.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** So many new orders a second, each with a life of its own, whatever becomes of the system meanwhile. */
final class Load {

    private static final Duration TO_FINISH = Duration.ofMinutes(5);

    private final Function<Random, Life> lives;
    private final double perSecond;
    private final Random random;
    private final ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("load").daemon().unstarted(this::run);
    private volatile boolean wanted = true;

    Load(Function<Random, Life> lives, double perSecond, long seed) {
        this.lives = lives;
        this.perSecond = perSecond;
        this.random = new Random(seed);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long begun = System.nanoTime();
        for (long i = 1; wanted; i++) {
            Life life = lives.apply(new Random(random.nextLong()));
            running.submit(life::live);
            long due = begun + (long) (i * 1e9 / perSecond);
            Waiting.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
    }

    /** Returns when everybody has done what they meant to do. */
    void stop() throws InterruptedException {
        wanted = false;
        thread.join();
        running.shutdown();
        if (!running.awaitTermination(TO_FINISH.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("some clients still wait for an answer");
        }
    }
}
