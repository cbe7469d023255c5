package dev.campusg.checker;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.StreamLog;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits for an instant has a durable timer behind it, at that instant; what does not wait has none. */
final class TimerCheck {

    /** As fine as PostgreSQL keeps instants. */
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    private final Findings findings;

    private TimerCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(Known known, Findings findings) {
        TimerCheck check = new TimerCheck(findings);
        known.timers
                .values()
                .forEach(told -> check.request(told.log(), told.state().current()));
        known.scheduled.forEach(told -> {
            findings.checked("scheduled events", 1);
            check.waits("scheduler", told.log(), "due", told.state().due());
        });
        known.payments.values().forEach(told -> {
            var work = told.state().errands().work();
            if ((work == null) != told.log().timers().isEmpty()) {
                check.wrong("payment", told.log(), "is to ask for " + work);
            }
        });
    }

    private void request(StreamLog log, @Nullable RequestTimer current) {
        findings.checked("request timers", 1);
        boolean active = current != null && current.status() == TimerStatus.ACTIVE;
        waits("timer", log, active ? current.timerId() : "", active ? current.expiresAt() : null);
    }

    private void waits(String service, StreamLog log, String name, @Nullable Instant until) {
        boolean right = until == null
                ? log.timers().isEmpty()
                : log.timers().size() == 1 && is(log.timers().getFirst(), name, until);
        if (!right) {
            wrong(service, log, until == null ? "waits for nothing" : "waits for " + name + " at " + until);
        }
    }

    private static boolean is(DueTimer timer, String name, Instant due) {
        return timer.name().equals(name)
                && Duration.between(timer.due(), due).abs().compareTo(MICROSECOND) <= 0;
    }

    private void wrong(String service, StreamLog log, String what) {
        findings.wrong(
                "timer-and-stream-disagree",
                service,
                log.id().toString(),
                what + ", but runs the timers " + log.timers(),
                "select * from es.timer t join es.stream s on s.number = t.owner where s.id = '" + log.id() + "'");
    }
}
