package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerChange.Cancel;
import dev.campusg.eventstore.TimerChange.Fired;
import dev.campusg.eventstore.TimerChange.Set;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerChangesTest {

    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
    private static final Set NOW = new Set("t", NOON, "1");
    private static final Set LATER = new Set("t", NOON.plusSeconds(1), "2");

    @Test
    void the_last_of_set_and_cancel_counts() {
        assertThat(net(NOW, LATER)).containsExactly(LATER);
        assertThat(net(NOW, new Cancel("t"))).containsExactly(new Cancel("t"));
        assertThat(net(new Cancel("t"), LATER)).containsExactly(LATER);
    }

    @Test
    void fired_is_about_what_was_stored_and_comes_first() {
        assertThat(net(new Fired("t", NOON), LATER)).containsExactly(new Fired("t", NOON), LATER);
        assertThat(net(new Fired("t", NOON), new Fired("t", LATER.due()))).hasSize(2);
    }

    @Test
    void fired_after_set_takes_it_back_if_it_is_the_same() {
        assertThat(net(NOW, new Fired("t", NOON.plusNanos(1)))).containsExactly(new Cancel("t"));
        assertThat(net(NOW, new Fired("t", NOON.plusSeconds(1)))).containsExactly(NOW);
        assertThat(net(new Cancel("t"), new Fired("t", NOON))).containsExactly(new Cancel("t"));
    }

    @Test
    void timers_of_other_names_do_not_matter() {
        assertThat(net(NOW, new Cancel("u"), new Fired("v", NOON)))
                .containsExactlyInAnyOrder(NOW, new Cancel("u"), new Fired("v", NOON));
    }

    private static List<TimerChange> net(TimerChange... changes) {
        return TimerChanges.netOf(List.of(changes));
    }
}
