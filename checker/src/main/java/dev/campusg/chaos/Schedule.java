package dev.campusg.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What will be done to whom, drawn from a seed: the same seed strikes the same parts in the same order. */
record Schedule(long seed, List<Strike> strikes) {

    private static final int SHORTEST_PAUSE_MS = 1_500;
    private static final int PAUSES_MS = 8_000;
    private static final int SHORTEST_CALM_MS = 1_000;
    private static final int CALM_MS = 4_000;

    /** Every third strike is no death, but a sleep. */
    private static final int SLEEPS = 3;

    enum Kind {
        KILL,
        PAUSE
    }

    /**
     * @param calm how long all is well before
     * @param sleep how long a paused part sleeps
     */
    record Strike(Kind kind, String part, Duration calm, Duration sleep) {

        String title() {
            return (kind == Kind.KILL ? "kill -9 " : "pause ") + part;
        }

        @Override
        public String toString() {
            return kind == Kind.KILL ? "kill -9 " + part : "pause " + part + " for " + sleep.toMillis() + " ms";
        }
    }

    /** Every part has its turn before any has its second. */
    static Schedule of(long seed, List<String> parts, int length) {
        Random random = new Random(seed);
        List<Strike> strikes = new ArrayList<>();
        List<String> round = new ArrayList<>();
        while (strikes.size() < length) {
            if (round.isEmpty()) {
                round.addAll(parts);
                Collections.shuffle(round, random);
            }
            strikes.add(new Strike(
                    random.nextInt(SLEEPS) == 0 ? Kind.PAUSE : Kind.KILL,
                    round.removeLast(),
                    Duration.ofMillis(SHORTEST_CALM_MS + random.nextInt(CALM_MS)),
                    Duration.ofMillis(SHORTEST_PAUSE_MS + random.nextInt(PAUSES_MS))));
        }
        return new Schedule(seed, List.copyOf(strikes));
    }
}
