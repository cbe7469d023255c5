package dev.campusg.timer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.Rejected.Reason;
import dev.campusg.timer.domain.TimerCommand.Cancel;
import dev.campusg.timer.domain.TimerCommand.Ensure;
import dev.campusg.timer.domain.TimerCommand.Expire;
import dev.campusg.timer.domain.TimerCommand.Start;
import dev.campusg.timer.domain.TimerCommand.Stop;
import dev.campusg.timer.domain.TimerEvent.OrderMovedOn;
import dev.campusg.timer.domain.TimerEvent.TimerCancelled;
import dev.campusg.timer.domain.TimerEvent.TimerExpired;
import dev.campusg.timer.domain.TimerEvent.TimerOvertaken;
import dev.campusg.timer.domain.TimerEvent.TimerStarted;
import dev.campusg.timer.domain.TimerEvent.TimerStopped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerDeciderTest {

    private static final Instant NOW = Instant.parse("2025-03-25T12:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofMinutes(30));

    private static final TimerEvent STARTED = new TimerStarted(terms("t1", "cat", "saga-1", DUE), NOW);
    private static final TimerEvent STOPPED = new TimerStopped("t1", "bob", NOW);
    private static final TimerEvent CANCELLED = new TimerCancelled("t1", NOW);
    private static final TimerEvent EXPIRED = new TimerExpired("t1", DUE);

    private final TimerDecider decider = new TimerDecider();

    @Nested
    class An_order_that_never_had_a_timer {

        private final List<TimerEvent> past = List.of();

        @Test
        void can_start_one() {
            Terms terms = terms("t1", "cat", null, DUE);
            assertThat(decide(past, new Start(terms, NOW))).containsExactly(new TimerStarted(terms, NOW));
        }

        @Test
        void lets_a_saga_start_one() {
            Terms terms = terms("t1", "cat", "saga-1", DUE);
            assertThat(decide(past, new Ensure(terms, NOW))).containsExactly(new TimerStarted(terms, NOW));
        }

        @Test
        void has_none_to_stop() {
            assertThat(refuse(past, new Stop("bob", NOW)).reason()).isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void has_none_to_cancel() {
            assertThat(refuse(past, new Cancel(NOW)).reason()).isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void does_not_time_out() {
            assertThat(decide(past, new Expire("t1", DUE))).isEmpty();
        }
    }

    /** Sagas say which version of the order they tell of. */
    @Nested
    class Rounds {

        private final TimerEvent accepted = new OrderMovedOn(5, NOW);

        @Test
        void an_acceptance_stops_the_timer_that_runs() {
            assertThat(decide(List.of(STARTED), new Stop("bob", 5, NOW))).containsExactly(accepted, STOPPED);
        }

        @Test
        void an_acceptance_is_noted_where_no_timer_runs() {
            assertThat(decide(List.of(), new Stop("bob", 5, NOW))).containsExactly(accepted);
            assertThat(decide(List.of(STARTED, EXPIRED), new Stop("bob", 5, NOW)))
                    .containsExactly(accepted);
            assertThat(decide(List.of(STARTED, CANCELLED), new Stop("bob", 5, NOW)))
                    .containsExactly(accepted);
        }

        @Test
        void a_timer_for_the_first_offer_that_comes_after_the_acceptance_never_runs() {
            Terms terms = terms("t1", "cat", "saga-1", DUE);
            assertThat(decide(List.of(accepted), new Ensure(terms, NOW)))
                    .containsExactly(new TimerOvertaken(terms, NOW));
            assertThat(decide(List.of(accepted, new TimerOvertaken(terms, NOW)), new Ensure(terms, NOW)))
                    .isEmpty();
            assertThat(state(List.of(accepted, new TimerOvertaken(terms, NOW)))
                            .latest()
                            .status())
                    .isEqualTo(TimerStatus.STOPPED);
        }

        @Test
        void an_order_on_offer_again_gets_a_fresh_timer() {
            Terms fresh = terms("t2", "cat", "saga-1", DUE);
            assertThat(decide(List.of(STARTED, accepted, STOPPED), new Ensure(fresh, 6, NOW)))
                    .containsExactly(new OrderMovedOn(6, NOW), new TimerStarted(fresh, NOW));
        }

        @Test
        void a_fresh_timer_replaces_one_whose_acceptance_is_not_heard_of_yet() {
            Terms fresh = terms("t2", "cat", "saga-1", DUE);
            assertThat(decide(List.of(STARTED), new Ensure(fresh, 6, NOW)))
                    .containsExactly(
                            new OrderMovedOn(6, NOW), new TimerStopped("t1", null, NOW), new TimerStarted(fresh, NOW));
        }

        @Test
        void what_comes_late_about_an_earlier_round_touches_nothing() {
            Terms fresh = terms("t2", "cat", "saga-1", DUE);
            List<TimerEvent> again =
                    List.of(STARTED, accepted, STOPPED, new OrderMovedOn(6, NOW), new TimerStarted(fresh, NOW));
            assertThat(decide(again, new Stop("bob", 5, NOW)))
                    .as("the old stop")
                    .isEmpty();
            assertThat(decide(again, new Ensure(terms("t3", "cat", "saga-1", DUE), 6, NOW)))
                    .as("the same start")
                    .isEmpty();
            assertThat(decide(again, new Ensure(terms("t3", "cat", "saga-1", DUE), NOW)))
                    .as("the first start of all")
                    .isEmpty();
        }

        @Test
        void a_release_that_was_accepted_again_meanwhile_leaves_no_timer() {
            List<TimerEvent> acceptedAgain = List.of(STARTED, accepted, STOPPED, new OrderMovedOn(8, NOW));
            assertThat(decide(acceptedAgain, new Ensure(terms("t2", "cat", "saga-1", DUE), 6, NOW)))
                    .isEmpty();
        }
    }

    @Nested
    class A_running_timer {

        private final List<TimerEvent> past = List.of(STARTED);

        @Test
        void keeps_a_second_from_starting() {
            Rejected why = refuse(past, new Start(terms("t2", "cat", "saga-1", DUE), NOW));
            assertThat(why.reason()).isEqualTo(Reason.INVALID);
            assertThat(why.code()).isEqualTo("TIMER_ACTIVE");
        }

        @Test
        void is_what_a_repeated_request_asked_for() {
            assertThat(decide(past, new Start(terms("t1", "cat", "saga-1", DUE), NOW)))
                    .isEmpty();
        }

        @Test
        void satisfies_the_saga_that_asks_again() {
            assertThat(decide(past, new Ensure(terms("t2", "cat", "saga-1", DUE), NOW)))
                    .isEmpty();
        }

        @Test
        void does_not_satisfy_another_saga() {
            assertThat(refuse(past, new Ensure(terms("t2", "cat", "saga-2", DUE), NOW))
                            .code())
                    .isEqualTo("TIMER_ACTIVE");
        }

        @Test
        void does_not_satisfy_another_customer() {
            assertThat(refuse(past, new Ensure(terms("t2", "dog", "saga-1", DUE), NOW))
                            .code())
                    .isEqualTo("TIMER_ACTIVE");
        }

        @Test
        void is_stopped_by_a_runner() {
            assertThat(decide(past, new Stop("bob", NOW))).containsExactly(STOPPED);
        }

        @Test
        void is_cancelled() {
            assertThat(decide(past, new Cancel(NOW))).containsExactly(CANCELLED);
        }

        @Test
        void expires_when_it_is_due() {
            assertThat(decide(past, new Expire("t1", DUE))).containsExactly(EXPIRED);
        }

        @Test
        void does_not_expire_before_it_is_due() {
            assertThat(refuse(past, new Expire("t1", DUE.minusMillis(1))).code())
                    .isEqualTo("NOT_DUE");
        }

        @Test
        void does_not_expire_for_another_one() {
            assertThat(decide(past, new Expire("t0", DUE))).isEmpty();
        }
    }

    @Nested
    class A_stopped_timer {

        private final List<TimerEvent> past = List.of(STARTED, STOPPED);

        @Test
        void names_its_runner() {
            RequestTimer timer = state(past).latest();
            assertThat(timer.runnerId()).isEqualTo("bob");
            assertThat(timer.runnerAccepted()).isTrue();
            assertThat(timer.status()).isEqualTo(TimerStatus.STOPPED);
        }

        @Test
        void is_stopped_again_by_the_same_runner_without_effect() {
            assertThat(decide(past, new Stop("bob", NOW))).isEmpty();
            assertThat(decide(past, new Stop(null, NOW))).isEmpty();
        }

        @Test
        void is_not_stopped_by_another_runner() {
            assertThat(refuse(past, new Stop("eve", NOW)).reason()).isEqualTo(Reason.CONFLICT);
        }

        @Test
        void is_not_cancelled() {
            assertThat(refuse(past, new Cancel(NOW)).reason()).isEqualTo(Reason.CONFLICT);
        }

        @Test
        void does_not_expire() {
            assertThat(decide(past, new Expire("t1", DUE))).isEmpty();
        }

        @Test
        void makes_room_for_a_fresh_one_and_stays_behind_it() {
            TimerEvent fresh = new TimerStarted(terms("t2", "cat", "saga-1", DUE), NOW);
            assertThat(decide(past, new Start(terms("t2", "cat", "saga-1", DUE), NOW)))
                    .containsExactly(fresh);
            assertThat(decide(past, new Ensure(terms("t2", "cat", "saga-1", DUE), NOW)))
                    .containsExactly(fresh);

            OrderTimers timers = decider.evolve(state(past), fresh);

            assertThat(timers.latest().timerId()).isEqualTo("t2");
            assertThat(timers.earlier()).extracting(RequestTimer::timerId).containsExactly("t1");
        }
    }

    @Nested
    class A_cancelled_timer {

        private final List<TimerEvent> past = List.of(STARTED, CANCELLED);

        @Test
        void is_cancelled_again_without_effect() {
            assertThat(decide(past, new Cancel(NOW))).isEmpty();
        }

        @Test
        void is_not_stopped() {
            assertThat(refuse(past, new Stop("bob", NOW)).reason()).isEqualTo(Reason.CONFLICT);
        }

        @Test
        void does_not_expire() {
            assertThat(decide(past, new Expire("t1", DUE))).isEmpty();
        }

        @Test
        void makes_room_for_a_fresh_one() {
            assertThat(decide(past, new Start(terms("t2", "cat", null, DUE), NOW)))
                    .hasSize(1);
            assertThat(decide(past, new Ensure(terms("t2", "cat", null, DUE), NOW)))
                    .hasSize(1);
        }
    }

    @Nested
    class An_expired_timer {

        private final List<TimerEvent> past = List.of(STARTED, EXPIRED);

        @Test
        void expires_once() {
            assertThat(decide(past, new Expire("t1", DUE))).isEmpty();
        }

        @Test
        void is_neither_stopped_nor_cancelled() {
            assertThat(refuse(past, new Stop("bob", NOW)).reason()).isEqualTo(Reason.CONFLICT);
            assertThat(refuse(past, new Cancel(NOW)).detail()).contains("EXPIRED");
        }

        @Test
        void makes_room_for_a_fresh_one() {
            assertThat(decide(past, new Start(terms("t2", "cat", null, DUE), NOW)))
                    .hasSize(1);
            assertThat(decide(past, new Ensure(terms("t2", "cat", null, DUE), NOW)))
                    .hasSize(1);
        }
    }

    @Test
    void a_timer_may_be_due_at_once_and_a_year_ahead() {
        assertThat(decide(List.of(), new Start(terms("t1", "cat", null, NOW), NOW)))
                .hasSize(1);
        Instant inAYear = NOW.plus(TimerRules.LONGEST);
        assertThat(decide(List.of(), new Start(terms("t1", "cat", null, inAYear), NOW)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-25T11:59:59.999Z", "2026-03-26T12:00:00.001Z", "-1000000000-01-01T00:00:00Z"})
    void a_timer_with_an_absurd_end_is_refused(String end) {
        Rejected why = refuse(List.of(), new Start(terms("t1", "cat", null, Instant.parse(end)), NOW));
        assertThat(why.code()).isEqualTo("INVALID_EXPIRY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "a\nb"})
    void an_id_that_cannot_be_stored_or_read_is_refused(String id) {
        assertThat(refuse(List.of(), new Start(terms("t1", id, null, DUE), NOW)).code())
                .isEqualTo("INVALID_ID");
        assertThat(refuse(List.of(), new Start(terms("t1", "cat", id, DUE), NOW))
                        .code())
                .isEqualTo("INVALID_ID");
        assertThat(refuse(List.of(STARTED), new Stop(id, NOW)).code()).isEqualTo("INVALID_ID");
    }

    @Test
    void the_state_keeps_a_bounded_number_of_earlier_timers() {
        OrderTimers timers = decider.initial();
        for (int i = 0; i < OrderTimers.MAX_EARLIER + 10; i++) {
            timers = decider.evolve(timers, new TimerStarted(terms("t" + i, "cat", null, DUE), NOW));
            timers = decider.evolve(timers, new TimerCancelled("t" + i, NOW));
        }
        assertThat(timers.earlier()).hasSize(OrderTimers.MAX_EARLIER);
        assertThat(timers.earlier().getFirst().timerId()).isEqualTo("t" + (OrderTimers.MAX_EARLIER + 8));
    }

    private static Terms terms(String id, String customer, String saga, Instant end) {
        return new Terms(id, "order-1", customer, null, saga, end, false);
    }

    private OrderTimers state(List<TimerEvent> past) {
        return decider.fold(decider.initial(), past);
    }

    private List<TimerEvent> decide(List<TimerEvent> past, TimerCommand command) {
        return decider.decide(state(past), command);
    }

    private Rejected refuse(List<TimerEvent> past, TimerCommand command) {
        return catchThrowableOfType(Rejected.class, () -> decide(past, command));
    }
}
