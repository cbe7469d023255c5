package dev.campusg.eventstore.timers;

import java.time.Instant;
import java.util.Comparator;

/** How far ahead timers are held: all that come before it, by due, owner and name. */
public record Horizon(Instant due, long owner, String name) implements Comparable<Horizon> {

    private static final Comparator<Horizon> ORDER = Comparator.comparing(Horizon::due)
            .thenComparingLong(Horizon::owner)
            .thenComparing(Horizon::name, Horizon::byCodePoints);

    /** Whatever is due at the instant is not before it. */
    public static Horizon at(Instant instant) {
        return new Horizon(instant, Long.MIN_VALUE, "");
    }

    /** So that the timer is the last before it: no name is shorter, and none begins with this and comes before it. */
    public static Horizon after(HeldTimer timer) {
        return new Horizon(timer.due(), timer.owner(), timer.name() + "\u0001");
    }

    public boolean isBeyond(HeldTimer timer) {
        return compareTo(new Horizon(timer.due(), timer.owner(), timer.name())) > 0;
    }

    @Override
    public int compareTo(Horizon other) {
        return ORDER.compare(this, other);
    }

    /** As PostgreSQL compares UTF-8 with the collation "C"; {@link String#compareTo} does not, beyond the basic plane. */
    private static int byCodePoints(String one, String other) {
        return java.util.Arrays.compare(
                one.codePoints().toArray(), other.codePoints().toArray());
    }
}
