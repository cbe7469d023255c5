package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;
import static dev.campusg.eventstore.testkit.HandTurned.ALL;
import static dev.campusg.eventstore.testkit.Samples.effects;
import static dev.campusg.eventstore.testkit.Samples.newStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.StepOutcome.Committed;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerChange.Cancel;
import dev.campusg.eventstore.TimerChange.Set;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.Horizon;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerShards;
import dev.campusg.eventstore.timers.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.campusg.eventstore.timers.TimerTable} promises whoever fires timers: who holds which shards, and
 * what they learn. Each test needs a store without timers, and free shards.
 */
public abstract class TimerTableConformance {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Not due before the test is over. */
    private final Instant tomorrow = Instant.parse("2040-01-01T00:00:00Z");

    private final StreamId stream = newStream();

    protected abstract EventStore store();

    protected abstract TimerStore timers();

    @Test
    void who_is_alone_holds_every_shard_and_those_who_come_get_the_same() {
        HandTurned first = engine("first", LONG);
        HandTurned second = engine("second", LONG);
        HandTurned third = engine("third", LONG);

        assertThat(first.turn(tomorrow).shards().count()).isEqualTo(TimerShards.COUNT);
        second.turn(tomorrow);
        assertThat(first.turn(tomorrow).members()).isEqualTo(2);
        second.turn(tomorrow);
        assertThat(List.of(first.shards(), second.shards())).containsExactly(32, 32);
        third.turn(tomorrow);
        first.turn(tomorrow);
        second.turn(tomorrow);
        third.turn(tomorrow);
        assertThat(List.of(first.shards(), second.shards(), third.shards())).containsExactly(22, 22, 20);
    }

    @Test
    void no_shard_is_held_by_two() {
        HandTurned first = engine("first", LONG);
        HandTurned second = engine("second", LONG);
        first.turn(tomorrow);
        second.turn(tomorrow);
        long[] one = first.turn(tomorrow).shards().epochs();
        long[] other = second.turn(tomorrow).shards().epochs();

        assertThat(IntStream.range(0, TimerShards.COUNT))
                .allMatch(shard -> one[shard] == 0 ^ other[shard] == 0, "held by one");
    }

    @Test
    void tells_what_is_due_before_an_instant_the_earliest_first() {
        HeldTimer late = set(stream, "late", tomorrow.plusSeconds(1));
        HeldTimer early = set(newStream(), "early", tomorrow);
        set(stream, "beyond", tomorrow.plusSeconds(2));

        TimerNews news = engine("engine", LONG).turn(tomorrow.plusSeconds(2));
        assertThat(news.timers()).containsExactly(early, late);
        assertThat(news.horizon()).isEqualTo(Horizon.at(tomorrow.plusSeconds(2)));
        assertThat(news.anew()).isTrue();
    }

    @Test
    void what_is_too_much_at_once_comes_next_and_all_of_it_once() {
        List<HeldTimer> all = new ArrayList<>();
        for (String name : List.of("a", "", "aa", "\uffee", "🍜", "Ω")) {
            all.add(set(stream, name, tomorrow));
        }
        IntStream.range(0, 6).forEach(i -> all.add(set(newStream(), "a", tomorrow)));
        HandTurned engine = engine("engine", LONG);

        List<HeldTimer> told = new ArrayList<>();
        TimerNews news = engine.turn(tomorrow.plusSeconds(1), Instant.EPOCH, 1);
        while (news.horizon().due().isBefore(tomorrow.plusSeconds(1)) && told.size() <= all.size()) {
            assertThat(news.timers()).hasSize(1);
            told.addAll(news.timers());
            news = engine.turn(tomorrow.plusSeconds(1), Instant.EPOCH, 1);
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void what_is_set_before_the_horizon_is_told_once_and_what_lies_beyond_when_it_moves() {
        HandTurned engine = engine("engine", LONG);
        engine.turn(tomorrow.plusSeconds(10));
        HeldTimer near = set(stream, "near", tomorrow.plusSeconds(1));
        HeldTimer far = set(stream, "far", tomorrow.plusSeconds(11));

        assertThat(engine.turn(tomorrow.plusSeconds(10)).timers()).containsExactly(near);
        assertThat(engine.turn(tomorrow.plusSeconds(10)).timers()).isEmpty();
        assertThat(engine.turn(tomorrow.plusSeconds(20)).timers()).containsExactly(far);
        assertThat(engine.turn(tomorrow.plusSeconds(20)).timers()).isEmpty();
    }

    @Test
    void what_was_moved_is_told_anew_and_does_not_fire_as_it_was() {
        HandTurned engine = engine("engine", LONG);
        HeldTimer before = set(stream, "moved", Instant.now());
        engine.turn(tomorrow.plusSeconds(10));
        assertThat(engine.verdict(before)).isEqualTo(Verdict.FIRES);
        HeldTimer after = set(stream, "moved", tomorrow);

        assertThat(engine.turn(tomorrow.plusSeconds(10)).timers()).containsExactly(after);
        assertThat(engine.verdict(before)).isEqualTo(Verdict.GONE);
        assertThat(engine.verdict(after)).isEqualTo(Verdict.EARLY);
    }

    @Test
    void what_was_cancelled_does_not_fire() {
        HandTurned engine = engine("engine", LONG);
        HeldTimer timer = set(stream, "cancelled", Instant.now());
        engine.turn(tomorrow);
        assertThat(engine.verdict(timer)).isEqualTo(Verdict.FIRES);

        change(stream, new Cancel("cancelled"));
        assertThat(engine.verdict(timer)).isEqualTo(Verdict.GONE);
    }

    @Test
    void what_was_due_before_it_was_set_is_told_as_due_now_and_fires_as_it_was_set() {
        HandTurned engine = engine("engine", LONG);
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        change(stream, new Set("late", past, "{}"));

        HeldTimer told = engine.turn(tomorrow).timers().getFirst();
        assertThat(told.due()).isAfter(past);
        assertThat(engine.look(told).timer())
                .isEqualTo(new DueTimer(
                        stream, "late", past, "{}", engine.leased(told).fence()));
    }

    @Test
    void a_successor_learns_what_was_not_done_and_what_nobody_had_seen() {
        HandTurned engine = engine("engine", LONG);
        HeldTimer open = set(stream, "open", tomorrow.plusSeconds(2));
        engine.turn(tomorrow.plusSeconds(10));
        engine.turn(tomorrow.plusSeconds(10), tomorrow.plusSeconds(1), ALL);
        HeldTimer unseen = set(stream, "unseen", tomorrow);
        engine.leave();

        TimerNews news = engine("successor", LONG).turn(tomorrow.plusSeconds(20));
        assertThat(news.anew()).isTrue();
        assertThat(news.timers()).contains(open, unseen);
    }

    @Test
    void an_engine_that_begins_anew_learns_everything_that_was_not_done() {
        HandTurned engine = engine("engine", LONG);
        HeldTimer open = set(stream, "open", tomorrow);
        engine.turn(tomorrow.plusSeconds(10));
        engine.turn(tomorrow.plusSeconds(10), tomorrow, ALL);
        engine.forget();

        assertThat(engine.turn(tomorrow.plusSeconds(10)).timers()).containsExactly(open);
    }

    @Test
    void who_is_silent_for_longer_than_its_lease_is_succeeded_and_fires_nothing_any_more() {
        HandTurned silent = engine("silent", SHORT);
        HeldTimer timer = set(stream, "timer", Instant.now());
        assertThat(silent.turn(tomorrow).timers()).hasSize(1);
        HandTurned successor = engine("successor", LONG);
        Await.until("the lease has run out", () -> silent.verdict(timer) == Verdict.NOT_OURS);

        assertThat(successor.turn(tomorrow).shards().count()).isEqualTo(TimerShards.COUNT);
        assertThat(successor.verdict(timer)).isEqualTo(Verdict.FIRES);
        assertThat(silent.verdict(timer)).isEqualTo(Verdict.NOT_OURS);
        assertThat(successor.leased(timer).epoch())
                .isEqualTo(silent.leased(timer).epoch() + 1);
        TimerNews back = silent.turn(tomorrow);
        assertThat(back.anew()).isTrue();
        assertThat(back.shards().count()).isZero();
        assertThat(silent.verdict(timer)).isEqualTo(Verdict.NOT_OURS);
    }

    @Test
    void who_has_left_fires_nothing_and_is_succeeded_at_once() {
        HandTurned engine = engine("engine", LONG);
        HeldTimer timer = set(stream, "timer", Instant.now());
        engine.turn(tomorrow);
        assertThat(engine.verdict(timer)).isEqualTo(Verdict.FIRES);
        engine.leave();

        assertThat(engine.verdict(timer)).isEqualTo(Verdict.NOT_OURS);
        HandTurned successor = engine("successor", LONG);
        assertThat(successor.turn(tomorrow).shards().count()).isEqualTo(TimerShards.COUNT);
        assertThat(successor.verdict(timer)).isEqualTo(Verdict.FIRES);
    }

    @Test
    void what_is_postponed_is_told_again_later_as_it_was_set() {
        HandTurned engine = engine("engine", LONG);
        HeldTimer timer = set(stream, "timer", Instant.now());
        HeldTimer moved = set(stream, "moved", Instant.now());
        engine.turn(tomorrow);
        set(stream, "moved", Instant.now());
        answer(timers().postpone(List.of(timer, moved), tomorrow.plusSeconds(5)));
        engine.turn(tomorrow);

        HeldTimer later = new HeldTimer(timer.owner(), timer.name(), timer.version(), tomorrow.plusSeconds(5));
        assertThat(engine.turn(tomorrow.plusSeconds(6)).timers()).containsExactly(later);
        assertThat(engine.verdict(later)).isEqualTo(Verdict.FIRES);
    }

    private HandTurned engine(String holder, Duration lease) {
        return new HandTurned(timers(), holder, lease);
    }

    /** As the table knows it, if it is not due before it is set. */
    private HeldTimer set(StreamId of, String name, Instant due) {
        return change(of, new Set(name, due, "{}")).timers().getFirst();
    }

    private Committed change(StreamId of, TimerChange change) {
        return (Committed) answer(store().commit(effects(of, 0, null, List.of(), List.of(change))));
    }
}
