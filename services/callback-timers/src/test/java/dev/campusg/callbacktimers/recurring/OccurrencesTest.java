package dev.campusg.callbacktimers.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Recurrence.CatchUp;
import dev.campusg.callbacktimers.domain.Recurrence.Gap;
import dev.campusg.callbacktimers.domain.Recurrence.Overlap;
import dev.campusg.callbacktimers.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

    private static final Instant BEFORE_SPRING = Instant.parse("2026-03-28T12:00:00Z");
    private static final Instant BEFORE_AUTUMN = Instant.parse("2026-10-24T12:00:00Z");

    @Test
    void what_falls_into_the_hour_that_is_skipped_comes_as_the_clocks_go_on_or_not_at_all() {
        assertThat(cron("30 2 * * *", Gap.NEXT, Overlap.FIRST).next(BEFORE_SPRING, 2))
                .containsExactly(at("2026-03-29T01:00:00Z"), at("2026-03-30T00:30:00Z"));
        assertThat(cron("30 2 * * *", Gap.SKIP, Overlap.FIRST).next(BEFORE_SPRING, 2))
                .containsExactly(at("2026-03-30T00:30:00Z"), at("2026-03-31T00:30:00Z"));
    }

    @Test
    void what_falls_into_the_hour_that_comes_twice_comes_first_last_or_both_times() {
        Instant first = at("2026-10-25T00:30:00Z");
        Instant last = at("2026-10-25T01:30:00Z");
        Instant tomorrow = at("2026-10-26T01:30:00Z");
        assertThat(cron("30 2 * * *", Gap.NEXT, Overlap.FIRST).next(BEFORE_AUTUMN, 2))
                .containsExactly(first, tomorrow);
        assertThat(cron("30 2 * * *", Gap.NEXT, Overlap.LAST).next(BEFORE_AUTUMN, 2))
                .containsExactly(last, tomorrow);
        assertThat(cron("30 2 * * *", Gap.NEXT, Overlap.BOTH).next(BEFORE_AUTUMN, 3))
                .containsExactly(first, last, tomorrow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T22:00:00Z", "2026-10-24T21:00:00Z"})
    void every_quarter_of_an_hour_goes_on_however_the_clocks_are_moved(Instant evening) {
        List<Instant> all = cron("*/15 * * * *", Gap.NEXT, Overlap.FIRST).next(evening, 40);
        assertThat(all).hasSize(40);
        assertThat(Stream.iterate(1, i -> i < all.size(), i -> i + 1)
                        .map(i -> Duration.between(all.get(i - 1), all.get(i))))
                .containsOnly(Duration.ofMinutes(15));
    }

    /** Its clocks are moved by half an hour. */
    @Test
    void a_zone_of_half_hours_is_none_the_worse() {
        var occurrences =
                new Occurrences(rule("15 2 * * *", ZoneId.of("Australia/Lord_Howe"), Gap.NEXT, Overlap.FIRST, null));
        assertThat(occurrences.next(at("2026-10-03T00:00:00Z"), 2))
                .containsExactly(at("2026-10-03T15:30:00Z"), at("2026-10-04T15:15:00Z"));
    }

    @Test
    void working_days_months_ends_and_nicknames_are_understood() {
        assertThat(cron("0 9 * * MON-FRI", Gap.NEXT, Overlap.FIRST).next(at("2026-06-05T12:00:00Z"), 1))
                .containsExactly(at("2026-06-08T07:00:00Z"));
        assertThat(cron("0 0 L * *", Gap.NEXT, Overlap.FIRST).next(at("2026-02-10T12:00:00Z"), 1))
                .containsExactly(at("2026-02-27T23:00:00Z"));
        assertThat(cron("@daily", Gap.NEXT, Overlap.FIRST).next(at("2026-06-05T12:00:00Z"), 1))
                .containsExactly(at("2026-06-05T22:00:00Z"));
        assertThat(cron("0 0 29 2 *", Gap.NEXT, Overlap.FIRST).next(at("2026-06-05T12:00:00Z"), 1))
                .containsExactly(at("2028-02-28T23:00:00Z"));
    }

    @Test
    void an_interval_is_counted_from_its_first_instant() {
        Instant from = at("2026-06-01T00:00:00.5Z");
        var rule = new Recurrence(
                null,
                Duration.ofSeconds(90),
                from,
                ZoneId.of("UTC"),
                Gap.NEXT,
                Overlap.FIRST,
                null,
                null,
                CatchUp.SKIP);
        assertThat(new Occurrences(rule).next(from.plusSeconds(1000), 2))
                .containsExactly(from.plusSeconds(1080), from.plusSeconds(1170));
        assertThat(new Occurrences(rule).next(from.minusSeconds(7), 1)).containsExactly(from);
    }

    @Test
    void nothing_comes_after_the_end() {
        Instant until = at("2026-06-02T00:00:00Z");
        var rule = rule("0 * * * *", ZoneId.of("UTC"), Gap.NEXT, Overlap.FIRST, until);
        assertThat(new Occurrences(rule).next(until.minusSeconds(3601), 9)).hasSize(2);
        assertThat(new Occurrences(rule).next(until)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
    void what_never_fires_is_refused_without_searching_for_ever(String cron) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(
                                () -> cron(cron, Gap.NEXT, Overlap.FIRST).first(BEFORE_SPRING))
                        .isInstanceOf(Refusal.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "x",
                "@reboot",
                "*/0 * * * *",
                "5-1 * * * *",
                "* * * * MONDAYS"
            })
    void what_is_no_cron_expression_is_refused(String cron) {
        assertThatThrownBy(() -> cron(cron, Gap.NEXT, Overlap.FIRST).first(BEFORE_SPRING))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("recurrence");
    }

    private static Occurrences cron(String cron, Gap gap, Overlap overlap) {
        return new Occurrences(rule(cron, ZoneId.of("Europe/Berlin"), gap, overlap, null));
    }

    private static Recurrence rule(String cron, ZoneId zone, Gap gap, Overlap overlap, @Nullable Instant until) {
        return new Recurrence(cron, null, null, zone, gap, overlap, until, null, CatchUp.SKIP);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
