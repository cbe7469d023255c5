package dev.campusg.eventstore.testkit.simulation;

import java.time.Duration;

/** What goes wrong around timer engines, until it ends. */
final class Mischief {

    private static final Duration QUICK = Duration.ofMillis(2);
    private static final Duration SLOW = Duration.ofSeconds(8);
    private static final Duration WRONG_CLOCK = Duration.ofHours(1);

    private final Chance chance;
    private final double share;
    private boolean over;

    /** @param share of the things that can go wrong, those that do */
    Mischief(Chance chance, double share) {
        this.chance = chance;
        this.share = share;
    }

    void end() {
        over = true;
    }

    boolean strikes() {
        return !over && chance.of(share);
    }

    Duration longestWay() {
        return strikes() ? SLOW : QUICK;
    }

    Duration skew() {
        return share == 0 ? Duration.ZERO : chance.between(WRONG_CLOCK.negated(), WRONG_CLOCK);
    }
}
