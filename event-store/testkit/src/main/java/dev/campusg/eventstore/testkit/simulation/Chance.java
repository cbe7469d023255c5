package dev.campusg.eventstore.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** All the luck of a simulation, from one seed. */
public final class Chance {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 1L << 63;

    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public boolean of(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From 0 to the bound, which is excluded. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public double share() {
        return random.nextDouble();
    }

    public Duration between(Duration least, Duration most) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
    }

    /** Short mostly, long sometimes: every order of magnitude between the two is as likely as any other. */
    public Duration anyScale(Duration least, Duration most) {
        double ratio = (double) most.toNanos() / least.toNanos();
        return Duration.ofNanos((long) (least.toNanos() * Math.pow(ratio, random.nextDouble())));
    }

    /** A UUIDv7 of an instant. */
    public String id(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | VERSION_7 | random.nextInt(0x1000), VARIANT | random.nextLong() >>> 2)
                .toString();
    }
}
