package dev.campusg.callbacktimers.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.callbacktimers.delivery.Answer;
import dev.campusg.callbacktimers.delivery.Answer.Fault;
import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Recurrence.CatchUp;
import dev.campusg.callbacktimers.domain.Recurrence.Gap;
import dev.campusg.callbacktimers.domain.Recurrence.Overlap;
import dev.campusg.callbacktimers.domain.Retry;
import dev.campusg.callbacktimers.domain.Spec;
import dev.campusg.callbacktimers.domain.Status;
import dev.campusg.callbacktimers.store.Begun;
import dev.campusg.callbacktimers.store.Ended;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Instant DUE = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant NOW = DUE.plusMillis(20);
    private static final Retry TWICE = new Retry(2, Duration.ofSeconds(8), 2, Duration.ofHours(1), 0, true);
    private static final Answer TAKEN = new Answer(DUE, 204, null, "", null, Fault.NONE);
    private static final Answer BROKEN = new Answer(DUE, 500, "HTTP status 500", "", null, Fault.REFUSED);

    private final Progress progress = new Progress(Duration.ofMinutes(5), () -> 0);

    @Test
    void a_timer_found_four_minutes_late_fires_and_one_found_six_minutes_late_does_not() {
        assertThat(progress.withoutCall(begun(1, false, null, null), DUE.plus(Duration.ofMinutes(4))))
                .isNull();
        Ended missed = progress.withoutCall(begun(1, false, null, null), DUE.plus(Duration.ofMinutes(6)));
        assertThat(missed.next().status()).isEqualTo(Status.FAILED);
        assertThat(missed.error()).contains("overdue by 360 s");
        assertThat(missed.deadLetter()).isNotNull();
    }

    @Test
    void what_was_lost_while_executing_is_called_again_but_not_for_ever() {
        assertThat(progress.withoutCall(begun(2, true, null, null), DUE.plus(Duration.ofMinutes(6))))
                .isNull();
        Ended given = progress.withoutCall(begun(1 + Progress.MOST_LOST + 1, true, null, null), NOW);
        assertThat(given.next().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void without_a_rule_one_failure_is_the_end() {
        Ended ended = progress.after(begun(1, false, null, null), BROKEN, NOW);
        assertThat(ended.next().status()).isEqualTo(Status.FAILED);
        assertThat(ended.error()).isEqualTo("HTTP status 500");
        assertThat(ended.executedAt()).isEqualTo(NOW);
    }

    @Test
    void with_one_it_is_called_again_after_a_while_until_it_has_been_often_enough() {
        Ended again = progress.after(begun(1, false, TWICE, null), BROKEN, NOW);
        assertThat(again.next().status()).isEqualTo(Status.PENDING);
        assertThat(again.next().dueAt()).isEqualTo(NOW.plusSeconds(8));
        assertThat(again.deadLetter()).isNull();
        Ended last = progress.after(begun(2, false, TWICE, null), BROKEN, NOW);
        assertThat(last.next().status()).isEqualTo(Status.FAILED);
        assertThat(last.deadLetter()).isNotNull();
    }

    @Test
    void what_may_not_be_called_is_not_tried_again() {
        Answer forbidden = new Answer(null, null, "x is not a public address", null, null, Fault.FORBIDDEN);
        assertThat(progress.after(begun(1, false, TWICE, null), forbidden, NOW)
                        .next()
                        .status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void a_recurring_timer_goes_on_after_success_and_after_failure_until_it_has_come_often_enough() {
        Recurrence rule = every(Duration.ofMinutes(1), 2, CatchUp.SKIP);
        Ended first = progress.after(begun(1, false, null, rule), TAKEN, NOW);
        assertThat(first.next().executeAt()).isEqualTo(DUE.plusSeconds(60));
        assertThat(first.next().occurrence()).isEqualTo(2);
        assertThat(progress.after(begun(1, false, null, rule), BROKEN, NOW).deadLetter())
                .isNotNull();
        Recurrence once = every(Duration.ofMinutes(1), 1, CatchUp.SKIP);
        assertThat(progress.after(begun(1, false, null, once), TAKEN, NOW)
                        .next()
                        .status())
                .isEqualTo(Status.COMPLETED);
    }

    @Test
    void what_was_missed_is_left_out_made_up_for_once_or_by_each() {
        Instant late = DUE.plus(Duration.ofMinutes(10).plusSeconds(30));
        Duration minute = Duration.ofMinutes(1);
        Ended skipped = progress.withoutCall(begun(1, false, null, every(minute, 99, CatchUp.SKIP)), late);
        assertThat(skipped.next().executeAt()).isEqualTo(DUE.plus(Duration.ofMinutes(11)));
        assertThat(skipped.call()).isNull();

        Begun once = begun(1, false, null, every(minute, 99, CatchUp.ONCE));
        assertThat(progress.withoutCall(once, late)).isNull();
        assertThat(progress.after(once, TAKEN, late).next().executeAt()).isEqualTo(DUE.plus(Duration.ofMinutes(11)));

        Begun each = begun(1, false, null, every(minute, 99, CatchUp.ALL));
        assertThat(progress.withoutCall(each, late)).isNull();
        assertThat(progress.after(each, TAKEN, late).next().executeAt()).isEqualTo(DUE.plus(minute));
    }

    private static Recurrence every(Duration every, int most, CatchUp catchUp) {
        return new Recurrence(null, every, DUE, ZoneId.of("UTC"), Gap.NEXT, Overlap.FIRST, null, most, catchUp);
    }

    private static Begun begun(int attempt, boolean lost, @Nullable Retry retry, @Nullable Recurrence rule) {
        Spec spec = new Spec("https://a.example/", Map.of(), null, null, retry, rule, false, false, null);
        return new Begun(1, 1, UUID.randomUUID(), 0, 1, attempt, DUE, DUE, DUE, DUE, lost, spec, 0);
    }
}
