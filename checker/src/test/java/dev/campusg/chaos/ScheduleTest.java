package dev.campusg.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final List<String> PARTS = List.of("order", "payment", "kafka", "postgres");

    @Test
    void the_same_seed_strikes_the_same_parts_in_the_same_order() {
        assertThat(Schedule.of(7, PARTS, 20)).isEqualTo(Schedule.of(7, PARTS, 20));
        assertThat(Schedule.of(7, PARTS, 20).strikes())
                .isNotEqualTo(Schedule.of(8, PARTS, 20).strikes());
    }

    @Test
    void every_part_is_struck_before_any_is_struck_again() {
        List<Schedule.Strike> strikes = Schedule.of(7, PARTS, 12).strikes();
        for (int round = 0; round < 3; round++) {
            assertThat(strikes.subList(round * PARTS.size(), (round + 1) * PARTS.size()))
                    .extracting(Schedule.Strike::part)
                    .containsExactlyInAnyOrderElementsOf(PARTS);
        }
    }

    @Test
    void parts_are_killed_and_paused() {
        assertThat(Schedule.of(7, PARTS, 40).strikes())
                .extracting(Schedule.Strike::kind)
                .contains(Schedule.Kind.KILL, Schedule.Kind.PAUSE);
    }
}
