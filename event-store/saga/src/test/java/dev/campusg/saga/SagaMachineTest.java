package dev.campusg.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SagaMachineTest {

    private static final Instant NOW = Instant.parse("2025-04-07T10:00:00Z");
    private static final SagaMachine<Trip> MACHINE = new SagaMachine<>(Trip.BOOKING);
    private static final SagaMachine<Trip> UNCANCELLABLE = new SagaMachine<>(Trip.WITHOUT_CANCELLATION);

    private static SagaState<Trip> after(SagaMachine<Trip> machine, SagaState<Trip> state, SagaInput<Trip> input) {
        return machine.fold(state, machine.decide(state, input));
    }

    private static SagaState<Trip> begun(SagaMachine<Trip> machine) {
        return after(machine, machine.initial(), new SagaInput.Start<>("s", new Trip("ann", null), NOW));
    }

    /** Every participant does as it is told until the saga waits for this task. */
    private static SagaState<Trip> at(SagaMachine<Trip> machine, String task) {
        SagaState<Trip> state = begun(machine);
        while (!state.pending().task().equals(task)) {
            String pending = state.pending().task();
            state = after(machine, state, new SagaInput.Replied<>(null, Trip.success(pending), NOW));
        }
        return state;
    }

    private static SagaEffects effects(SagaMachine<Trip> machine, SagaState<Trip> state, SagaInput<Trip> input) {
        List<SagaEvent<Trip>> events = machine.decide(state, input);
        return machine.effects(new Decision.Accepted<>(state, machine.fold(state, events), 1, events));
    }

    @Test
    void a_start_sends_the_first_command_and_sets_its_deadline() {
        SagaEffects effects =
                effects(MACHINE, MACHINE.initial(), new SagaInput.Start<>("s", new Trip("ann", null), NOW));
        assertThat(effects.commands())
                .containsExactly(new SagaCommand(
                        "s:BOOK_HOTEL:1", "BOOK_HOTEL", "hotel", new Trip.Asked("BOOK_HOTEL", "ann", "")));
        assertThat(effects.timers())
                .containsExactly(new TimerChange.Set(Deadline.NAME, NOW.plus(Trip.DEADLINE), "\"s:BOOK_HOTEL:1\""));
    }

    @Test
    void an_undo_is_told_why() {
        SagaEffects effects =
                effects(MACHINE, at(MACHINE, "CHARGE"), new SagaInput.Replied<>(null, new Trip.Failed("no"), NOW));
        assertThat(effects.commands())
                .containsExactly(new SagaCommand(
                        "s:UNBOOK:1", "UNBOOK", "others", new Trip.Asked("UNBOOK", "ann", "CHARGE: no")));
    }

    @Test
    void the_last_reply_cancels_the_timer() {
        SagaEffects effects =
                effects(MACHINE, at(MACHINE, "SEND_TICKET"), new SagaInput.Replied<>(null, new Trip.Mailed(), NOW));
        assertThat(effects).isEqualTo(new SagaEffects(List.of(), List.of(new TimerChange.Cancel(Deadline.NAME))));
    }

    @Test
    void what_changes_nothing_has_no_effects() {
        assertThat(effects(MACHINE, begun(MACHINE), new SagaInput.Resume<>(NOW)))
                .isEqualTo(SagaEffects.NONE);
        assertThat(effects(MACHINE, MACHINE.initial(), new SagaInput.TimedOut<>("t", NOW)))
                .isEqualTo(SagaEffects.NONE);
        assertThat(MACHINE.effects(new Decision.Refused<>(begun(MACHINE), 1, Rejected.invalid("NO", "no"))))
                .isEqualTo(SagaEffects.NONE);
    }

    @Test
    void a_fired_timer_carries_the_token_of_its_wait() {
        DueTimer timer = new DueTimer(new StreamId("trip", "s"), Deadline.NAME, NOW, "\"s:BOOK_HOTEL:1\"");
        assertThat(Deadline.<Trip>fired(timer, NOW)).isEqualTo(new SagaInput.TimedOut<>("s:BOOK_HOTEL:1", NOW));
    }

    @Test
    void a_saga_ends_by_the_definition_it_began_with() {
        SagaState<Trip> old = begun(MACHINE);
        SagaMachine<Trip> upgraded = new SagaMachine<>(Trip.definition(2, true), List.of(Trip.BOOKING));
        assertThat(upgraded.definitionOf(old)).isSameAs(Trip.BOOKING);
        assertThat(begun(upgraded).version()).isEqualTo(2);
        assertThat(after(upgraded, old, new SagaInput.Replied<>(null, new Trip.Booked("7"), NOW))
                        .version())
                .isEqualTo(1);
    }

    @Test
    void a_saga_of_an_unknown_definition_is_left_alone() {
        SagaMachine<Trip> upgraded = new SagaMachine<>(Trip.definition(2, true));
        assertThatIllegalStateException()
                .isThrownBy(() -> upgraded.decide(begun(MACHINE), new SagaInput.Resume<>(NOW)))
                .withMessageContaining("trip v1");
    }

    @Test
    void a_definition_without_a_cancellation_refuses_it() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> UNCANCELLABLE.decide(begun(UNCANCELLABLE), new SagaInput.Cancel<>("why", NOW)))
                .returns(SagaMachine.NOT_CANCELLABLE, Rejected::code);
    }

    @Test
    void a_pivot_nobody_can_ask_about_is_tried_until_it_answers() {
        SagaState<Trip> state = at(UNCANCELLABLE, "ISSUE_TICKET");
        for (int i = 0; i < 50; i++) {
            state = after(
                    UNCANCELLABLE,
                    state,
                    new SagaInput.TimedOut<>(state.pending().token(), NOW));
        }
        assertThat(state.pending().task()).isEqualTo("ISSUE_TICKET");
        assertThat(state.quarantined()).isTrue();
        state = after(UNCANCELLABLE, state, new SagaInput.Replied<>(null, new Trip.Failed("full"), NOW));
        assertThat(state.status()).isEqualTo(SagaStatus.COMPENSATING);
    }

    @Test
    void a_reply_of_the_wrong_kind_for_its_command_changes_nothing() {
        assertThat(MACHINE.decide(begun(MACHINE), new SagaInput.Replied<>("s:BOOK_HOTEL:1", new Trip.Charged(), NOW)))
                .isEmpty();
    }

    @Test
    void what_is_learnt_is_kept() {
        assertThat(at(MACHINE, "CHARGE").data()).isEqualTo(new Trip("ann", "42"));
    }

    @Test
    void a_machine_runs_more_than_one_saga_and_whoever_starts_one_says_which() {
        SagaDefinition<Trip> refund = new SagaDefinition<>(
                "refund-trip",
                1,
                List.of(new Retriable<>("PAY_BACK", Trip.BOOKING.task("REFUND").call())),
                null,
                Trip.RETRIES);
        SagaMachine<Trip> both = new SagaMachine<>(Trip.BOOKING, List.of(refund));
        Trip ann = new Trip("ann", null);

        assertThat(begun(both).definition()).isEqualTo("trip");
        SagaState<Trip> named = after(both, both.initial(), new SagaInput.Start<>("s", "refund-trip", ann, NOW));
        assertThat(named.pending().task()).isEqualTo("PAY_BACK");
        assertThat(after(both, named, new SagaInput.Replied<>("s:PAY_BACK:1", new Trip.Refunded(), NOW))
                        .status())
                .isEqualTo(SagaStatus.COMPLETED);
        assertThatIllegalStateException()
                .isThrownBy(() -> both.decide(both.initial(), new SagaInput.Start<>("s", "unknown", ann, NOW)));
    }

    @Test
    void a_machine_knows_its_own_commands_from_those_of_others() {
        assertThat(MACHINE.asks("s", "s:CHARGE:1")).isTrue();
        assertThat(MACHINE.asks("s", "s:REFUND:12")).isTrue();
        assertThat(MACHINE.asks("s", "s:STOP_TIMER:1"))
                .as("another saga's step")
                .isFalse();
        assertThat(MACHINE.asks("s", "t:CHARGE:1")).as("another saga").isFalse();
        assertThat(MACHINE.asks("s", "s:CHARGE")).isFalse();
        assertThat(MACHINE.asks("s", "s")).isFalse();
    }

    @Test
    void a_saga_of_retriable_steps_only_goes_forward_however_often_it_fails() {
        SagaMachine<Trip> forward = new SagaMachine<>(new SagaDefinition<>(
                "pay-out",
                1,
                List.of(new Retriable<>("PAY", Trip.BOOKING.task("CHARGE").call())),
                null,
                Trip.RETRIES));
        SagaState<Trip> state = begun(forward);
        for (int attempt = 1; attempt <= 2 * Trip.RETRIES.quarantineAfter(); attempt++) {
            String command = state.pending().commandId();
            state = after(forward, state, new SagaInput.Replied<>(command, new Trip.Failed("no"), NOW));
            assertThat(state.quarantined()).isEqualTo(attempt >= Trip.RETRIES.quarantineAfter());
            state = after(
                    forward, state, new SagaInput.TimedOut<>(state.pending().token(), NOW));
            assertThat(state.status()).isEqualTo(SagaStatus.STARTED);
        }
        String last = state.pending().commandId();
        state = after(forward, state, new SagaInput.Replied<>(last, new Trip.Charged(), NOW));
        assertThat(state.status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(state.quarantined()).isFalse();
    }

    @Test
    void a_step_for_which_either_reply_will_do_is_done_by_either() {
        var mail = new Respondent("mail", Trip.DEADLINE);
        SagaMachine<Trip> machine = new SagaMachine<>(new SagaDefinition<>(
                "unsubscribe",
                1,
                List.of(new Retriable<>(
                        "UNSUBSCRIBE",
                        mail.asked(Trip::traveller, Replies.either(Trip.Mailed.class, Trip.Failed.class)))),
                null,
                Trip.RETRIES));
        for (Object reply : List.of(new Trip.Mailed(), new Trip.Failed("never subscribed"))) {
            SagaState<Trip> state =
                    after(machine, begun(machine), new SagaInput.Replied<>("s:UNSUBSCRIBE:1", reply, NOW));
            assertThat(state.status()).isEqualTo(SagaStatus.COMPLETED);
            assertThat(state.progress("UNSUBSCRIBE").orElseThrow().reply())
                    .isEqualTo(reply.getClass().getSimpleName());
        }
    }
}
