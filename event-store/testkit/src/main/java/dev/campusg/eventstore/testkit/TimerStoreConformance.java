package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;
import static dev.campusg.eventstore.testkit.Samples.UNICODE;
import static dev.campusg.eventstore.testkit.Samples.UNICODE_JSON;
import static dev.campusg.eventstore.testkit.Samples.effects;
import static dev.campusg.eventstore.testkit.Samples.newMessageId;
import static dev.campusg.eventstore.testkit.Samples.newStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerChange.Cancel;
import dev.campusg.eventstore.TimerChange.Fired;
import dev.campusg.eventstore.TimerChange.Set;
import dev.campusg.eventstore.TimerStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TimerStore} promises. Each test needs a store without timers. */
public abstract class TimerStoreConformance {

    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private final StreamId stream = newStream();

    protected abstract EventStore store();

    protected abstract TimerStore timers();

    @Test
    void gives_the_timers_due_before_an_instant_the_earliest_first() {
        StreamId other = newStream();
        change(stream, new Set("late", NOON.plusSeconds(2), "2"), new Set("early", NOON, "0"));
        change(other, new Set("early", NOON.plusSeconds(1), "1"));

        assertThat(due(NOON)).isEmpty();
        assertThat(due(NOON.plusSeconds(2)))
                .containsExactly(
                        new DueTimer(stream, "early", NOON, "0"),
                        new DueTimer(other, "early", NOON.plusSeconds(1), "1"));
        assertThat(due(Instant.MAX)).hasSize(3);
    }

    @Test
    void setting_a_timer_again_moves_it() {
        change(stream, new Set("deadline", NOON, "first"));
        change(stream, new Set("deadline", NOON.plusSeconds(9), "second"));

        assertThat(due(Instant.MAX)).containsExactly(new DueTimer(stream, "deadline", NOON.plusSeconds(9), "second"));
    }

    @Test
    void a_cancelled_timer_is_gone_and_cancelling_none_is_nothing() {
        change(stream, new Set("deadline", NOON, "{}"), new Set("reminder", NOON, "{}"));
        change(stream, new Cancel("deadline"), new Cancel("unknown"));
        change(newStream(), new Cancel("reminder"));

        assertThat(due(Instant.MAX)).extracting(DueTimer::name).containsExactly("reminder");
    }

    @Test
    void a_fired_timer_is_gone_unless_it_was_moved_meanwhile() {
        change(stream, new Set("once", NOON, "{}"), new Set("moved", NOON, "{}"));
        change(stream, new Set("moved", NOON.plusSeconds(5), "{}"));
        change(stream, new Fired("once", NOON), new Fired("moved", NOON), new Fired("unknown", NOON));

        assertThat(due(Instant.MAX)).extracting(DueTimer::name).containsExactly("moved");
    }

    @Test
    void a_timer_that_fires_may_be_set_again_in_the_same_step() {
        change(stream, new Set("tick", NOON, "1"));
        change(stream, new Fired("tick", NOON), new Set("tick", NOON.plusSeconds(1), "2"));

        assertThat(due(Instant.MAX)).containsExactly(new DueTimer(stream, "tick", NOON.plusSeconds(1), "2"));
    }

    @Test
    void several_changes_to_a_timer_in_one_step_apply_in_their_order() {
        change(stream, new Set("a", NOON, "1"), new Set("a", NOON, "2"));
        change(stream, new Set("b", NOON, "1"), new Cancel("b"));
        change(stream, new Set("c", NOON, "1"), new Cancel("c"), new Set("c", NOON, "2"));
        change(stream, new Set("d", NOON, "1"), new Fired("d", NOON));
        change(stream, new Set("e", NOON, "1"), new Fired("e", NOON.plusSeconds(1)));
        change(stream, new Set("f", NOON, "1"));
        change(stream, new Fired("f", NOON.plusSeconds(1)), new Fired("f", NOON));

        assertThat(due(Instant.MAX))
                .containsExactlyInAnyOrder(
                        new DueTimer(stream, "a", NOON, "2"),
                        new DueTimer(stream, "c", NOON, "2"),
                        new DueTimer(stream, "e", NOON, "1"));
    }

    @Test
    void conflicts_and_duplicates_change_no_timer() {
        String message = newMessageId();
        answer(store().commit(effects(stream, 0, message, List.of(), List.of(new Set("kept", NOON, "{}")))));
        answer(store().commit(effects(stream, 0, message, List.of(), List.of(new Cancel("kept")))));
        answer(store().commit(effects(stream, 7, null, List.of(), List.of(new Cancel("kept")))));
        answer(store().commit(effects(stream, 7, null, List.of(), List.of(new Set("other", NOON, "{}")))));

        assertThat(due(Instant.MAX)).extracting(DueTimer::name).containsExactly("kept");
    }

    @Test
    void a_timer_handed_out_can_be_fired_however_fine_it_was_set() {
        change(stream, new Set("fine", NOON.plusNanos(1_234_567), "{}"));
        DueTimer due = due(Instant.MAX).getFirst();
        assertThat(due.due()).isEqualTo(NOON.plusNanos(1_234_000));

        change(stream, new Fired("fine", due.due()));
        assertThat(due(Instant.MAX)).isEmpty();
    }

    @Test
    void keeps_every_character() {
        change(stream, new Set(UNICODE, NOON, UNICODE_JSON));
        assertThat(due(Instant.MAX)).containsExactly(new DueTimer(stream, UNICODE, NOON, UNICODE_JSON));
    }

    private void change(StreamId of, TimerChange... changes) {
        answer(store().commit(effects(of, 0, null, List.of(), List.of(changes))));
    }

    private List<DueTimer> due(Instant horizon) {
        return PendingTimers.of(timers(), horizon);
    }
}
