package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.domain.ExecuteAt;
import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.recurring.Occurrences;
import dev.campusg.callbacktimers.store.TimerRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instants to come of a recurrence. */
final class Preview {

    private static final int DEFAULT = 10;
    private static final int MOST = 100;

    private Preview() {}

    static int count(@Nullable String count) {
        return Paging.number("count", count, DEFAULT, 1, MOST);
    }

    static Views.Preview of(TimerRow row, int count) {
        Recurrence rule = row.spec().recurrence();
        if (row.status().isFinal()) {
            return new Views.Preview(List.of());
        }
        int left = rule == null
                ? 1
                : rule.maxOccurrences() == null ? count : Math.min(count, rule.maxOccurrences() - row.occurrence() + 1);
        return new Views.Preview(from(rule, row.executeAt(), left));
    }

    static Views.Preview of(Requests.Preview request, Instant now) {
        if (request.recurrence() == null) {
            throw Refusal.invalid("recurrence is missing");
        }
        Recurrence rule = Drafts.recurrence(request.recurrence(), request.timezone());
        int count = count(request.count() == null ? null : request.count().toString());
        Instant asked = request.executeAt() == null ? null : ExecuteAt.parse(request.executeAt(), request.timezone());
        Instant first = Drafts.first(rule, asked, now);
        int left = rule.maxOccurrences() == null ? count : Math.min(count, rule.maxOccurrences());
        return new Views.Preview(from(rule.from(first), first, left));
    }

    private static List<Instant> from(@Nullable Recurrence rule, Instant first, int count) {
        return rule == null || count < 2
                ? List.of(first)
                : Stream.concat(Stream.of(first), new Occurrences(rule).next(first, count - 1).stream())
                        .toList();
    }
}
