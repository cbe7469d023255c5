package dev.campusg.scheduler.domain;

import static dev.campusg.eventstore.testkit.DeciderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.DeciderScenario;
import dev.campusg.scheduler.domain.ScheduleCommand.Begin;
import dev.campusg.scheduler.domain.ScheduleCommand.Cancel;
import dev.campusg.scheduler.domain.ScheduleCommand.Fail;
import dev.campusg.scheduler.domain.ScheduleCommand.Schedule;
import dev.campusg.scheduler.domain.ScheduleCommand.Succeed;
import dev.campusg.scheduler.domain.ScheduleEvent.AttemptBegun;
import dev.campusg.scheduler.domain.ScheduleEvent.AttemptFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventCancelled;
import dev.campusg.scheduler.domain.ScheduleEvent.EventFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventProcessed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventScheduled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant DUE = NOW.plusSeconds(60);
    private static final Instant LOST = DUE.plus(Attempts.LONGEST);
    private static final ScheduleEvent SCHEDULED = new EventScheduled(terms(DUE), NOW);
    private static final ScheduleEvent BEGUN = new AttemptBegun(1, LOST, DUE);

    private static Terms terms(Instant time) {
        return new Terms("e1", Kind.ORDER_TIMEOUT, "o1", time, "{}");
    }

    private static DeciderScenario<ScheduledEvent, ScheduleCommand, ScheduleEvent> after(ScheduleEvent... events) {
        return given(new ScheduleDecider(), events);
    }

    @Test
    void an_event_is_scheduled_once() {
        after().when(new Schedule(terms(DUE), NOW)).then(SCHEDULED);
        after(SCHEDULED).when(new Schedule(terms(DUE), NOW)).thenNothing();
    }

    @Test
    void what_should_have_happened_is_due_at_once_and_what_is_absurd_is_refused() {
        Instant lately = NOW.minus(Duration.ofDays(365));
        after().when(new Schedule(terms(lately), NOW)).then(new EventScheduled(terms(lately), NOW));
        after().when(new Schedule(terms(lately.minusMillis(1)), NOW)).thenRejected("INVALID_TIME");
        Instant last = NOW.plus(ScheduleRules.LONGEST_AHEAD);
        after().when(new Schedule(terms(last), NOW)).then(new EventScheduled(terms(last), NOW));
        after().when(new Schedule(terms(last.plusMillis(1)), NOW)).thenRejected("INVALID_TIME");
        after().when(new Schedule(terms(Instant.MAX), NOW)).thenRejected("INVALID_TIME");
        after().when(new Schedule(terms(Instant.MIN), NOW)).thenRejected("INVALID_TIME");
    }

    @Test
    void a_payload_and_an_id_have_an_end() {
        Terms long16 = new Terms("e1", Kind.ESCROW_TIMEOUT, "o1", DUE, "\"" + "é".repeat(8 * 1024) + "\"");
        after().when(new Schedule(long16, NOW)).thenRejected("PAYLOAD_TOO_LARGE");
        Terms nameless = new Terms("e1", Kind.ESCROW_TIMEOUT, "a\0b", DUE, "{}");
        after().when(new Schedule(nameless, NOW)).thenRejected("INVALID_ID");
    }

    @Test
    void one_attempt_is_under_way_at_a_time() {
        after(SCHEDULED).when(new Begin(DUE.minusMillis(1))).thenNothing();
        after(SCHEDULED).when(new Begin(DUE)).then(BEGUN);
        after(SCHEDULED, BEGUN).when(new Begin(LOST.minusMillis(1))).thenNothing();
    }

    @Test
    void an_attempt_that_never_reports_is_followed_by_another() {
        after(SCHEDULED, BEGUN).when(new Begin(LOST)).then(new AttemptBegun(2, LOST.plus(Attempts.LONGEST), LOST));
    }

    @Test
    void a_success_ends_it_even_if_it_comes_late() {
        ScheduleEvent again = new AttemptBegun(2, LOST.plus(Attempts.LONGEST), LOST);
        after(SCHEDULED, BEGUN, again).when(new Succeed(1, "done", LOST)).then(new EventProcessed(1, "done", LOST));
        after(SCHEDULED, BEGUN, new EventProcessed(1, "done", DUE))
                .when(new Succeed(1, "done", LOST))
                .thenNothing();
    }

    @Test
    void a_failure_is_tried_again_later_and_later_and_in_the_end_no_more() {
        after(SCHEDULED, BEGUN)
                .when(new Fail(1, Failure.passing("away"), DUE))
                .then(new AttemptFailed(1, "away", DUE.plusSeconds(1), DUE));
        assertThat(Attempts.after(5, NOW)).isEqualTo(NOW.plusSeconds(16));
        assertThat(Attempts.after(29, NOW)).isEqualTo(NOW.plusSeconds(600));
        ScheduleEvent last = new AttemptBegun(Attempts.MOST, LOST, DUE);
        after(SCHEDULED, last)
                .when(new Fail(Attempts.MOST, Failure.passing("away"), DUE))
                .then(new EventFailed(Attempts.MOST, "away", DUE));
        after(SCHEDULED, last)
                .when(new Begin(LOST))
                .then(new EventFailed(Attempts.MOST, "no attempt of 30 reported", LOST));
    }

    @Test
    void what_can_never_be_done_fails_at_once() {
        after(SCHEDULED, BEGUN)
                .when(new Fail(1, Failure.lasting("no such saga"), DUE))
                .then(new EventFailed(1, "no such saga", DUE));
    }

    @Test
    void the_failure_of_an_attempt_that_was_given_up_says_nothing() {
        ScheduleEvent again = new AttemptBegun(2, LOST.plus(Attempts.LONGEST), LOST);
        after(SCHEDULED, BEGUN, again)
                .when(new Fail(1, Failure.lasting("late"), LOST))
                .thenNothing();
        after(SCHEDULED, BEGUN, new AttemptFailed(1, "away", LOST, DUE))
                .when(new Fail(1, Failure.passing("away"), DUE))
                .thenNothing();
    }

    @Test
    void a_cancelled_event_never_happens() {
        ScheduleEvent cancelled = new EventCancelled(NOW);
        after(SCHEDULED).when(new Cancel(NOW)).then(cancelled);
        after(SCHEDULED, cancelled).when(new Cancel(DUE)).thenNothing();
        after(SCHEDULED, cancelled).when(new Begin(DUE)).thenNothing();
        after(SCHEDULED, BEGUN, new AttemptFailed(1, "away", LOST, DUE))
                .when(new Cancel(DUE))
                .then(new EventCancelled(DUE));
    }

    @Test
    void what_may_have_happened_cannot_be_cancelled() {
        after().when(new Cancel(NOW)).thenRejected("EVENT_NOT_FOUND");
        after(SCHEDULED, BEGUN).when(new Cancel(DUE)).thenRejected("BEING_PROCESSED");
        after(SCHEDULED, BEGUN).when(new Cancel(LOST)).thenRejected("BEING_PROCESSED");
        after(SCHEDULED, BEGUN, new EventProcessed(1, "done", DUE))
                .when(new Cancel(LOST))
                .thenRejected("EVENT_ENDED");
        after(SCHEDULED, BEGUN, new EventFailed(1, "no", DUE))
                .when(new Cancel(LOST))
                .thenRejected("EVENT_ENDED");
    }
}
