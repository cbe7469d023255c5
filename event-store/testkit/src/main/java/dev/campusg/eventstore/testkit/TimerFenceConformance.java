package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;
import static dev.campusg.eventstore.testkit.Samples.effects;
import static dev.campusg.eventstore.testkit.Samples.event;
import static dev.campusg.eventstore.testkit.Samples.message;
import static dev.campusg.eventstore.testkit.Samples.newStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerChange.Cancel;
import dev.campusg.eventstore.TimerChange.Set;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.timers.Fence;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The step that a timer causes happens if the timer is still set as it was, is due, and its shard is held; else nothing of
 * it does. Each test needs a store without timers, an empty outbox, and free shards.
 */
public abstract class TimerFenceConformance {

    private static final Instant TOMORROW = Instant.parse("2040-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final StreamId stream = newStream();

    protected abstract EventStore store();

    protected abstract Outbox outbox();

    protected abstract TimerStore timers();

    @Test
    void a_timer_fires_in_the_step_of_its_effect_and_is_gone() {
        HandTurned engine = engine(LONG);
        HeldTimer held = set("timer", Instant.now(), engine);
        DueTimer due = due(engine, held);

        assertThat(answer(store().commit(effect(due)))).isInstanceOf(StepOutcome.Committed.class);
        assertThat(engine.verdict(held)).isEqualTo(Verdict.GONE);
        assertThat(namesOfAll(engine)).containsExactly("consequence");
    }

    @Test
    void a_timer_that_has_fired_does_not_fire_again() {
        HandTurned engine = engine(LONG);
        DueTimer due = due(engine, set("timer", Instant.now(), engine));
        answer(store().commit(effects(stream, 0, null, List.of(), List.of(due.fired()))));
        assertNothingHappens(engine, due);
    }

    @Test
    void a_timer_that_was_moved_does_not_fire_as_it_was() {
        HandTurned engine = engine(LONG);
        DueTimer due = due(engine, set("timer", Instant.now(), engine));
        change(new Set("timer", due.due(), "{}"));
        assertNothingHappens(engine, due);
    }

    @Test
    void a_timer_that_was_cancelled_does_not_fire() {
        HandTurned engine = engine(LONG);
        DueTimer due = due(engine, set("timer", Instant.now(), engine));
        change(new Cancel("timer"));
        assertNothingHappens(engine, due);
    }

    @Test
    void a_timer_does_not_fire_early() {
        HandTurned engine = engine(LONG);
        assertNothingHappens(engine, due(engine, set("timer", TOMORROW, engine)));
    }

    @Test
    void a_timer_does_not_fire_when_its_lease_has_run_out() {
        HandTurned engine = engine(SHORT);
        HeldTimer held = set("timer", Instant.now(), engine);
        DueTimer due = due(engine, held);
        Await.until("the lease has run out", () -> engine.verdict(held) == Verdict.NOT_OURS);
        assertNothingHappens(engine, due);
    }

    @Test
    void a_timer_does_not_fire_under_a_former_epoch() {
        HandTurned engine = engine(LONG);
        DueTimer due = due(engine, set("timer", Instant.now(), engine));
        engine.leave();
        engine.turn(TOMORROW);
        assertNothingHappens(engine, due);
    }

    @Test
    void a_timer_nobody_set_does_not_fire() {
        HandTurned engine = engine(LONG);
        HeldTimer held = set("timer", Instant.now(), engine);
        Fence fence = engine.leased(held).fence();
        assertNothingHappens(engine, new DueTimer(stream, "unknown", held.due(), "{}", fence));
    }

    @Test
    void other_steps_of_the_same_moment_happen() {
        HandTurned engine = engine(LONG);
        DueTimer due = due(engine, set("timer", Instant.now(), engine));
        change(new Cancel("timer"));

        var overtaken = store().commit(effect(due));
        var another = store().commit(Step.append(newStream(), 0, List.of(event(1))));
        assertThat(answer(overtaken)).isInstanceOf(StepOutcome.Overtaken.class);
        assertThat(answer(another)).isInstanceOf(StepOutcome.Committed.class);
        assertThat(answer(store().read(stream, 0, 1))).isEmpty();
    }

    private void assertNothingHappens(HandTurned engine, DueTimer due) {
        assertThat(answer(store().commit(effect(due)))).isInstanceOf(StepOutcome.Overtaken.class);

        assertThat(answer(store().read(stream, 0, 1))).isEmpty();
        assertThat(answer(outbox().take("relay", List.of(), 1, LONG)).messages())
                .isEmpty();
        assertThat(namesOfAll(engine)).doesNotContain("consequence");
    }

    private List<String> namesOfAll(HandTurned engine) {
        engine.leave();
        return PendingTimers.of(timers(), Instant.MAX).stream()
                .map(DueTimer::name)
                .toList();
    }

    /** Everything a step can do. */
    private Step effect(DueTimer due) {
        List<TimerChange> changes = List.of(due.fired(), new Set("consequence", TOMORROW, "{}"));
        return new Step(
                stream,
                0,
                new Metadata(null, null, "tester"),
                List.of(event(1)),
                null,
                List.of(message(stream, 1)),
                changes,
                null);
    }

    private HandTurned engine(Duration lease) {
        return new HandTurned(timers(), "engine", lease);
    }

    private HeldTimer set(String name, Instant due, HandTurned engine) {
        HeldTimer timer = ((StepOutcome.Committed) change(new Set(name, due, "{}")))
                .timers()
                .getFirst();
        engine.turn(TOMORROW.plusSeconds(1));
        return timer;
    }

    private StepOutcome change(TimerChange change) {
        return answer(store().commit(effects(stream, 0, null, List.of(), List.of(change))));
    }

    /** The timer as a reaction gets it. */
    private static DueTimer due(HandTurned engine, HeldTimer held) {
        return Objects.requireNonNull(engine.look(held).timer());
    }
}
