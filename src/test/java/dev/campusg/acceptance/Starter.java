package dev.campusg.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends the contestants of one run off, each at a moment drawn from the run's own dice. */
final class Starter {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final ExecutorService TRACK = Executors.newVirtualThreadPerTaskExecutor();

    private final Random dice;

    Starter(long seed, int run) {
        this.dice = new Random(seed * 31 + run);
    }

    /** Who does something at a moment, and the status of the answer. */
    interface Contestant {
        int go(Instant moment);

        /** Waits for the moment, then asks. */
        static Contestant asking(Supplier<Http.Answer> request) {
            return moment -> {
                while (Instant.now().isBefore(moment)) {
                    LockSupport.parkNanos(
                            Duration.between(Instant.now(), moment).toNanos());
                }
                return request.get().status();
            };
        }
    }

    List<Integer> off(Handicap handicap, Contestant first, Contestant... challengers) {
        return off(SOON, handicap, first, challengers);
    }

    /**
     * Returns all answers, the first's first.
     *
     * @param headStart for those who need time to get ready
     */
    List<Integer> off(Duration headStart, Handicap handicap, Contestant first, Contestant... challengers) {
        Instant start = Instant.now().plus(headStart);
        List<Future<Integer>> running = new ArrayList<>();
        running.add(send(first, start.plus(handicap.ofFirst(dice))));
        for (Contestant challenger : challengers) {
            running.add(send(challenger, start.plus(handicap.ofChallenger(dice))));
        }
        return running.stream().map(Outcomes::of).toList();
    }

    private static Future<Integer> send(Contestant contestant, Instant moment) {
        return TRACK.submit(() -> contestant.go(moment));
    }
}
