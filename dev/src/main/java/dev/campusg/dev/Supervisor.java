package dev.campusg.dev;

import java.time.Duration;

/** Starts again what died by itself, waiting longer each time it happens soon after, as Kubernetes would. */
final class Supervisor {
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final CampusgSystem system;
    private final RunFile runFile;
    private volatile boolean resting;

    Supervisor(CampusgSystem system, RunFile runFile) {
        this.system = system;
        this.runFile = runFile;
    }

    void start() {
        system.parts().forEach(part -> Thread.startVirtualThread(() -> watch(part)));
    }

    void rest() {
        resting = true;
    }

    private void watch(Part part) {
        var backoff = FIRST;
        var upSince = System.nanoTime();
        while (!resting) {
            pause(GLANCE);
            if (part.isAlive()) {
                if (System.nanoTime() - upSince > STABLE.toNanos()) {
                    backoff = FIRST;
                }
                continue;
            }
            System.out.printf("%s ended; starting it again in %d s%n", part.name(), backoff.toSeconds());
            pause(backoff);
            backoff = longer(backoff);
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
            synchronized (runFile) {
                runFile.write(system);
            }
            System.out.printf("%s is ready again, pid %d%n", part.name(), part.pid());
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }

    private static Duration longer(Duration backoff) {
        var doubled = backoff.multipliedBy(2);
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
