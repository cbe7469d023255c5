package dev.campusg.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends the contestants of one run off, each at a moment drawn from the run's own dice. */
final class Starter {

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

    /** Returns all answers, the first's first. */
    List<Integer> off(Handicap handicap, Contestant first, Contestant... challengers) {
        Instant start = Instant.now().plus(handicap.headStart());
        List<Future<Integer>> running = new ArrayList<>();
        running.add(send(first, start));
        running.addAll(chase(start, handicap, challengers));
        return running.stream().map(Outcomes::of).toList();
    }

    /** What comes first is not asked by anybody: it happens at a moment. Returns the answers of the challengers. */
    List<Integer> off(Instant moment, Handicap handicap, Contestant... challengers) {
        return chase(moment, handicap, challengers).stream().map(Outcomes::of).toList();
    }

    private List<Future<Integer>> chase(Instant start, Handicap handicap, Contestant... challengers) {
        return Arrays.stream(challengers)
                .map(challenger -> send(challenger, start.plus(handicap.lag(dice))))
                .toList();
    }

    private static Future<Integer> send(Contestant contestant, Instant moment) {
        return TRACK.submit(() -> contestant.go(moment));
    }
}
