package dev.campusg.dev;

import java.time.Duration;

/** Starts again what died by itself: at once, but waiting longer each time it happens soon after. */
public final class Supervisor {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofSeconds(10);

    private final CampusgSystem system;
    private final Runnable restarted;
    private volatile boolean resting;

    /** @param restarted called after each start, one at a time */
    public Supervisor(CampusgSystem system, Runnable restarted) {
        this.system = system;
        this.restarted = restarted;
    }

    public void start() {
        system.parts().forEach(part -> Thread.startVirtualThread(() -> watch(part)));
    }

    public void rest() {
        resting = true;
    }

    private void watch(Part part) {
        var backoff = Duration.ZERO;
        // What was ready once has shown that it can start: its first death is no reason to wait.
        var upSince = System.nanoTime() - STABLE.toNanos();
        while (!resting) {
            pause(GLANCE);
            if (part.isAlive()) {
                continue;
            }
            boolean wasStable = System.nanoTime() - upSince > STABLE.toNanos();
            backoff = wasStable ? Duration.ZERO : longer(backoff);
            System.out.printf("%s ended; starting it again in %d s%n", part.name(), backoff.toSeconds());
            pause(backoff);
            restart(part);
            upSince = System.nanoTime();
        }
    }

    private void restart(Part part) {
        if (resting) {
            return;
        }
        try {
            part.restart();
            tell();
            System.out.printf("%s is ready again, pid %d%n", part.name(), part.pid());
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }

    private synchronized void tell() {
        restarted.run();
    }

    private static Duration longer(Duration backoff) {
        var doubled = backoff.isZero() ? FIRST : backoff.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
