package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Lateness.Causes;
import dev.campusg.callbacktimers.domain.Status;
import dev.campusg.callbacktimers.store.AttemptRow;
import dev.campusg.callbacktimers.store.TimerRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a timer is late: as far as its last attempt tells, or, while it waits for one, as far as it has waited. */
final class Late {

    private Late() {}

    static Views.@Nullable Lateness of(TimerRow row, List<AttemptRow> attempts, Instant now) {
        Instant planned = row.plannedAt();
        Instant due = row.dueAt();
        if (row.status() == Status.PENDING && planned != null && due != null && planned.isBefore(now)) {
            boolean spared = due.isAfter(planned) || row.paused();
            return Views.Lateness.of(
                    spared ? Causes.of(planned, now, now, now, now) : Causes.of(planned, planned, now, now, now));
        }
        if (row.status() == Status.EXECUTING && planned != null) {
            return Views.Lateness.of(Causes.of(planned, planned, row.updatedAt(), row.updatedAt(), now));
        }
        return attempts.isEmpty() ? null : Views.Attempt.of(attempts.getFirst()).lateness();
    }
}
