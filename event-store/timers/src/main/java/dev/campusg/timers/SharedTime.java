package dev.campusg.timers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * The time of the table, which all replicas share, told by this machine's clock and what the table said last. Never ahead
 * of it: an answer is always older than it looks. The best of a few answers counts, unless a clock was set meanwhile.
 */
final class SharedTime {

    private static final int REMEMBERED = 8;
    private static final Duration JUMP = Duration.ofMillis(250);

    private final Clock clock;
    private final Deque<Duration> offsets = new ArrayDeque<>();
    private volatile Duration offset = Duration.ZERO;

    SharedTime(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offset);
    }

    /** What the table's clock showed a moment ago. */
    void heard(Instant time) {
        Duration heard = Duration.between(clock.instant(), time);
        if (heard.minus(offset).abs().compareTo(JUMP) > 0) {
            offsets.clear();
        }
        if (offsets.size() == REMEMBERED) {
            offsets.removeFirst();
        }
        offsets.addLast(heard);
        offset = Collections.max(offsets);
    }
}
