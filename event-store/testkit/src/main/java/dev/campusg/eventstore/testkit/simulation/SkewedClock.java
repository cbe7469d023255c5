package dev.campusg.eventstore.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A machine's clock: virtual time, wrong by a constant. */
final class SkewedClock extends Clock {

    private final VirtualTime time;
    private final Duration skew;

    SkewedClock(VirtualTime time, Duration skew) {
        this.time = time;
        this.skew = skew;
    }

    @Override
    public Instant instant() {
        return time.now().plus(skew);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
