package dev.campusg.timers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.timers.HeldTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Wheel wheel = new Wheel(NOON.toEpochMilli());

    @Test
    void nothing_comes_early_and_nothing_later_than_the_next_millisecond() {
        HeldTimer timer = timer(1, NOON.plusNanos(1_234_567_000));
        wheel.add(timer);

        assertThat(expired(NOON.plusMillis(1_234))).isEmpty();
        assertThat(expired(NOON.plusMillis(1_235))).containsExactly(timer);
        assertThat(wheel.size()).isZero();
        assertThat(wheel.next()).isEqualTo(Wheel.NEVER);
    }

    @Test
    void what_is_due_already_comes_at_once_in_the_order_it_was_added() {
        wheel.add(timer(1, NOON));
        wheel.add(timer(2, NOON.minus(Duration.ofDays(400))));

        assertThat(wheel.next()).isEqualTo(NOON.toEpochMilli());
        assertThat(expired(NOON)).extracting(HeldTimer::owner).containsExactly(1L, 2L);
    }

    @Test
    void it_can_be_asked_about_the_farthest_future() {
        HeldTimer timer = timer(1, Instant.parse("9999-12-31T23:59:59Z"));
        wheel.add(timer);
        for (long next = wheel.next(); next != Wheel.NEVER; next = wheel.next()) {
            List<HeldTimer> come = expired(Instant.ofEpochMilli(next));
            assertThat(come.isEmpty() || next == timer.due().toEpochMilli()).isTrue();
        }
        assertThat(wheel.size()).isZero();
    }

    @Test
    void a_wheel_that_was_cleared_is_empty_and_works() {
        wheel.add(timer(1, NOON));
        wheel.add(timer(2, NOON.plusSeconds(9)));
        wheel.clear();
        assertThat(wheel.next()).isEqualTo(Wheel.NEVER);

        HeldTimer timer = timer(3, NOON.plusSeconds(1));
        wheel.add(timer);
        assertThat(expired(NOON.plusSeconds(10))).containsExactly(timer);
    }

    @Test
    void a_wheel_that_is_set_back_hands_out_what_is_due_then() {
        expired(NOON.plus(Duration.ofHours(1)));
        wheel.restart(NOON.toEpochMilli());
        HeldTimer timer = timer(1, NOON.plusSeconds(1));
        wheel.add(timer);

        assertThat(expired(NOON.plusMillis(999))).isEmpty();
        assertThat(expired(NOON.plusSeconds(1))).containsExactly(timer);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_added_whenever_comes_once_in_its_millisecond(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<HeldTimer> waiting = new HashSet<>();
        Instant now = NOON;
        for (int round = 0; round < 3_000; round++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                HeldTimer timer = timer(round * 10L + i, now.plus(anyScale(random), ChronoUnit.MICROS));
                wheel.add(timer);
                waiting.add(timer);
            }
            now = now.plusMillis(anyScale(random) / 1000);
            assertNextIsNotMissed(waiting);
            for (HeldTimer timer : expired(now)) {
                assertThat(timer.due()).as("not early").isBeforeOrEqualTo(now);
                assertThat(waiting.remove(timer)).as("once").isTrue();
            }
            Instant passed = now;
            assertThat(waiting).allMatch(timer -> timer.due().isAfter(passed.minusMillis(1)), "not late");
            assertThat(wheel.size()).isEqualTo(waiting.size());
        }
    }

    private void assertNextIsNotMissed(Set<HeldTimer> waiting) {
        long next = wheel.next();
        assertThat(waiting)
                .allMatch(timer -> next <= Math.max(wheel.elapsed(), timer.due().toEpochMilli() + 1));
    }

    /** From microseconds to months. */
    private static long anyScale(SplittableRandom random) {
        return (long) Math.pow(10, random.nextDouble(0, 13));
    }

    private List<HeldTimer> expired(Instant now) {
        List<HeldTimer> due = new ArrayList<>();
        wheel.expire(now.toEpochMilli(), due::add);
        return due;
    }

    private static HeldTimer timer(long owner, Instant due) {
        return new HeldTimer(owner, "timer-" + owner % 400, owner * 7, due);
    }
}
