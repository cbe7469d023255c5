package dev.campusg.checker;

import dev.campusg.contracts.DerivedId;
import dev.campusg.escrow.domain.EscrowStatus;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.StreamLog;
import dev.campusg.eventstore.testkit.history.Subject.Told;
import dev.campusg.payment.domain.Payment;
import dev.campusg.saga.SagaEvent;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduleEvent.EventCancelled;
import dev.campusg.scheduler.domain.ScheduleEvent.EventFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventProcessed;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.scheduler.domain.Status;
import dev.campusg.scheduler.domain.Terms;
import java.util.HashMap;
import java.util.Map;

/** A scheduled event ends once, and what it says was done is done: by it once. */
final class ScheduleCheck {

    private static final String SCHEDULER = "scheduler";

    /** How an outcome begins that claims nothing. */
    private static final String NOTHING = "nothing to ";

    private final Known known;
    private final Findings findings;
    private final Map<Subject, Integer> tried = new HashMap<>();

    private record Subject(Kind kind, String orderId) {}

    private ScheduleCheck(Known known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    static void check(Known known, Findings findings) {
        if (!known.knows(SCHEDULER, "notification", "payment", "escrow", "create-order-saga")) {
            findings.unchecked("whether scheduled events were done, as not all services could be read");
            return;
        }
        ScheduleCheck check = new ScheduleCheck(known, findings);
        known.scheduled.forEach(check::ended);
        check.tried.forEach(check::notToldTwice);
    }

    private void ended(Told<ScheduledEvent, ScheduleEvent> told) {
        Terms terms = told.state().known();
        Subject subject = new Subject(terms.eventType(), orderOf(terms));
        if (told.state().attempts() > 0) {
            tried.merge(subject, 1, Integer::sum);
        }
        if (told.events().stream().filter(ScheduleCheck::isEnd).count() > 1) {
            wrong("scheduled-event-ended-twice", told.log(), "has ended more than once");
        }
        String outcome = told.state().outcome();
        if (told.state().status() == Status.PROCESSED
                && outcome != null
                && !outcome.startsWith(NOTHING)
                && !isDone(subject)) {
            wrong("scheduled-and-not-done", told.log(), "says of " + subject + ": " + outcome + "; but it is not so");
        }
    }

    private static boolean isEnd(ScheduleEvent event) {
        return event instanceof EventProcessed || event instanceof EventFailed || event instanceof EventCancelled;
    }

    private String orderOf(Terms terms) {
        String id = terms.entityId();
        return switch (terms.eventType()) {
            case ORDER_TIMEOUT, DELIVERY_REMINDER -> id;
            case PAYMENT_AUTHORIZATION_EXPIRY -> known.payments.containsKey(id) ? id : DerivedId.PAYMENT.orderOf(id);
            case ESCROW_TIMEOUT -> known.escrows.containsKey(id) ? id : DerivedId.ESCROW.orderOf(id);
        };
    }

    private boolean isDone(Subject it) {
        return switch (it.kind) {
            case ORDER_TIMEOUT -> sagaWasAsked(it.orderId) || !known.creations.containsKey(it.orderId);
            case DELIVERY_REMINDER -> notifications(it) > 0;
            case PAYMENT_AUTHORIZATION_EXPIRY -> sagaWasAsked(it.orderId) || isLetGo(it.orderId) || isAlerted(it);
            case ESCROW_TIMEOUT -> isRefunded(it.orderId) || isAlerted(it);
        };
    }

    private boolean sagaWasAsked(String orderId) {
        var creation = known.creations.get(orderId);
        return creation != null
                && creation.events().stream().anyMatch(SagaEvent.CancellationRequested.class::isInstance);
    }

    private boolean isLetGo(String orderId) {
        Payment payment = Known.state(known.payments, orderId);
        return payment != null && (payment.revertWanted() || payment.holdsNothing());
    }

    private boolean isRefunded(String orderId) {
        var escrow = Known.state(known.escrows, orderId);
        return escrow != null && escrow.status() == EscrowStatus.REFUNDED;
    }

    private boolean isAlerted(Subject it) {
        return notifications(it) > 0;
    }

    private long notifications(Subject it) {
        return known.notifications.stream()
                .filter(told ->
                        it.orderId.equals(told.orderId()) && it.kind.name().equals(told.type()))
                .count();
    }

    /** An event may have told it and died before it could say so; it tells it under its own id all the same. */
    private void notToldTwice(Subject it, int events) {
        long times = it.kind == Kind.ORDER_TIMEOUT ? 0 : notifications(it);
        if (times > events) {
            findings.wrong(
                    "told-twice",
                    SCHEDULER,
                    "order " + it.orderId,
                    events + " events " + it.kind + " were told " + times + " times",
                    "select * from es.stream where category = 'scheduledevent' and state -> 'terms' ->> 'entityId' = '"
                            + it.orderId + "'");
        }
    }

    private void wrong(String rule, StreamLog log, String what) {
        findings.wrong(rule, SCHEDULER, log.id().toString(), what, log.look());
    }
}
