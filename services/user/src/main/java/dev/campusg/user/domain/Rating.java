package dev.campusg.user.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others thought of someone in one role: whole stars, their sum and number, and the average only when asked for.
 * The 5.0 everyone begins with is a welcome, not a vote: the first real rating replaces it.
 *
 * @param stars by order; each order rates once
 */
public record Rating(long sum, int count, Map<String, Integer> stars) {

    public static final int WORST = 1;
    public static final int BEST = 5;

    /** Most orders that can rate one person in one role: a limit of the state, far beyond any student's life. */
    static final int MAX_COUNT = 10_000;

    static final Rating NEW = new Rating(0, 0, Map.of());

    public Rating {
        stars = Map.copyOf(stars);
    }

    public BigDecimal average() {
        return count == 0
                ? BigDecimal.valueOf(BEST).setScale(2)
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }

    @Nullable
    Integer givenFor(String orderId) {
        return stars.get(orderId);
    }

    Rating with(String orderId, int given) {
        Map<String, Integer> more = new HashMap<>(stars);
        more.put(orderId, given);
        return new Rating(sum + given, count + 1, more);
    }
}
