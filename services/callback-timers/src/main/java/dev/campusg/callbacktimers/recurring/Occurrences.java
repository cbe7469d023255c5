package dev.campusg.callbacktimers.recurring;

import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Recurrence.Gap;
import dev.campusg.callbacktimers.domain.Recurrence.Overlap;
import dev.campusg.callbacktimers.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The instants of a recurrence.
 *
 * <p>A cron expression is read on the clock of the wall. Where that clock skips an hour or shows it twice, a rule that
 * names its hours follows the recurrence's {@link Gap} and {@link Overlap}; one that means every hour, or every so many,
 * goes on through each hour that passes.
 */
public final class Occurrences {

    /** More than any zone's clocks were ever moved at once, but for a change of the date line. */
    private static final Duration LONGEST_MOVE = Duration.ofHours(3);

    private final Recurrence rule;
    private final @Nullable Cron cron;
    private final Gap gap;
    private final Overlap overlap;

    public Occurrences(Recurrence rule) {
        this.rule = rule;
        this.cron = rule.cron() == null ? null : Cron.of(rule.cron());
        boolean everyHour = cron != null && cron.isEveryHour();
        this.gap = everyHour ? Gap.SKIP : rule.gap();
        this.overlap = everyHour ? Overlap.BOTH : rule.overlap();
    }

    /** @throws Refusal if there is none: a rule that never fires is a mistake */
    public Instant first(Instant after) {
        return next(after).orElseThrow(() -> Refusal.invalid("recurrence never fires"));
    }

    /** The first instant after another. */
    public Optional<Instant> next(Instant after) {
        Optional<Instant> next = cron == null ? Optional.of(nextInterval(after)) : nextOnClock(cron, after);
        return next.filter(instant -> rule.until() == null || !instant.isAfter(rule.until()));
    }

    public List<Instant> next(Instant after, int count) {
        return Stream.iterate(next(after), Optional::isPresent, at -> next(at.orElseThrow()))
                .limit(count)
                .flatMap(Optional::stream)
                .toList();
    }

    private Instant nextInterval(Instant after) {
        Instant from = Objects.requireNonNull(rule.from());
        Duration every = Objects.requireNonNull(rule.every());
        if (after.isBefore(from)) {
            return from;
        }
        long passed = Duration.between(from, after).dividedBy(every);
        return from.plus(every.multipliedBy(passed + 1));
    }

    private Optional<Instant> nextOnClock(Cron cron, Instant after) {
        var rules = rule.zone().getRules();
        var transition = rules.nextTransition(after.minus(LONGEST_MOVE));
        LocalDateTime local = LocalDateTime.ofInstant(after, rule.zone());
        Optional<LocalDateTime> plain = cron.next(local);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Instant unmoved = plain.get().atZone(rule.zone()).toInstant();
        boolean quiet = transition == null || transition.getInstant().isAfter(unmoved.plus(LONGEST_MOVE));
        return quiet ? Optional.of(unmoved) : nextAround(cron, local.minus(LONGEST_MOVE), after);
    }

    /** Near a move of the clocks the order on the clock is not the order of time: looks at all that may be next. */
    private Optional<Instant> nextAround(Cron cron, LocalDateTime begin, Instant after) {
        Instant best = null;
        LocalDateTime end = null;
        for (var local = cron.next(begin); local.isPresent(); local = cron.next(local.get())) {
            if (end != null && local.get().isAfter(end)) {
                break;
            }
            var earliest = instants(local.get()).stream()
                    .filter(instant -> instant.isAfter(after))
                    .min(Instant::compareTo);
            if (earliest.isPresent() && (best == null || earliest.get().isBefore(best))) {
                best = earliest.get();
                end = end == null ? local.get().plus(LONGEST_MOVE) : end;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Instant> instants(LocalDateTime local) {
        var rules = rule.zone().getRules();
        var transition = rules.getTransition(local);
        if (transition == null) {
            return List.of(local.toInstant(rules.getOffset(local)));
        }
        if (transition.isGap()) {
            return switch (gap) {
                case NEXT -> List.of(transition.getInstant());
                case SKIP -> List.of();
            };
        }
        Instant first = local.toInstant(transition.getOffsetBefore());
        Instant last = local.toInstant(transition.getOffsetAfter());
        return switch (overlap) {
            case FIRST -> List.of(first);
            case LAST -> List.of(last);
            case BOTH -> List.of(first, last);
        };
    }
}
