package dev.campusg.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant BEGUN = Instant.parse("2030-06-01T12:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final Timeline timeline = new Timeline(BEGUN, Palette.PLAIN, lines::add);

    @Test
    void lines_come_in_the_order_of_their_times_whatever_the_order_they_were_heard_in() {
        timeline.add(List.of(at(200, "b"), at(100, "a")));
        timeline.add(List.of(at(150, "c")));
        timeline.release(BEGUN.plusMillis(500));
        assertThat(lines).extracting(it -> it.substring(it.length() - 1)).containsExactly("a", "c", "b");
    }

    @Test
    void what_happened_at_the_same_time_keeps_the_order_it_came_in() {
        timeline.add(List.of(at(100, "c"), at(100, "a"), at(100, "b")));
        timeline.release(Instant.MAX);
        assertThat(lines).extracting(it -> it.substring(it.length() - 1)).containsExactly("c", "a", "b");
    }

    @Test
    void what_is_too_fresh_waits() {
        timeline.add(List.of(at(100, "a"), at(200, "b")));
        timeline.release(BEGUN.plusMillis(150));
        assertThat(lines).hasSize(1);
        timeline.release(Instant.MAX);
        assertThat(lines).hasSize(2);
    }

    @Test
    void the_same_thing_is_told_once() {
        timeline.add(List.of(at(100, "a")));
        timeline.release(Instant.MAX);
        timeline.add(List.of(at(100, "a")));
        timeline.release(Instant.MAX);
        assertThat(lines).hasSize(1);
    }

    @Test
    void columns_are_aligned_and_times_are_relative() {
        timeline.add(List.of(
                new Entry("1", BEGUN.plusMillis(7), Entry.Source.STEP, "saga", "CREATE_ORDER asked", ""),
                new Entry("2", BEGUN.plusMillis(12_345), Entry.Source.MESSAGE, "payment", "payment.failed", "no")));
        timeline.release(Instant.MAX);
        assertThat(lines)
                .containsExactly(
                        "    +0.007 s  saga               CREATE_ORDER asked",
                        "   +12.345 s  payment              · payment.failed                  no");
    }

    @Test
    void colours_are_for_terminals() {
        var coloured = new Timeline(BEGUN, Palette.COLOURED, lines::add);
        coloured.add(List.of(new Entry("1", BEGUN, Entry.Source.EVENT, "order", "order placed", "")));
        coloured.release(Instant.MAX);
        assertThat(lines.getFirst()).startsWith("\u001b[36m").endsWith("\u001b[0m");
    }

    private static Entry at(int millis, String id) {
        return new Entry(id, BEGUN.plusMillis(millis), Entry.Source.MESSAGE, "order", "order.created", id);
    }
}
