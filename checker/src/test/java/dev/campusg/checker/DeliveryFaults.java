package dev.campusg.checker;

import static dev.campusg.checker.StoreFault.COPIED;
import static dev.campusg.checker.StoreFault.escrow;
import static dev.campusg.checker.StoreFault.fault;
import static dev.campusg.checker.StoreFault.inEvents;
import static dev.campusg.checker.StoreFault.longer;
import static dev.campusg.checker.StoreFault.number;
import static dev.campusg.checker.StoreFault.order;
import static dev.campusg.checker.StoreFault.pop;
import static dev.campusg.checker.StoreFault.timer;

import java.util.List;

/** What must not happen to orders that runners have, to what people are told, and to what was scheduled. */
final class DeliveryFaults {

    static List<StoreFault> all(Stories it) {
        return List.of(
                fault(
                        "a time-out takes an order from its runner",
                        "order",
                        "accepted-and-cancelled",
                        it.accepted,
                        "insert into es.event select stream, version + 1, 1, 'OrderCancelled', '{\"reason\":\"Order timed out (30 minutes)\",\"at\":\"2026-01-01T00:00:00Z\"}', null, null, 'timer', now() from es.event where (stream, version) = (select number, version from es.stream where id = '"
                                + order(it.accepted) + "')",
                        longer(order(it.accepted))),
                fault(
                        "a timer threatens an order that has a runner",
                        "timer",
                        "accepted-and-timed",
                        it.accepted,
                        pop(timer(it.accepted), 2)),
                fault(
                        "an order that was given back has no timer",
                        "timer",
                        "offered-without-timer",
                        it.givenBack,
                        pop(timer(it.givenBack), 2)),
                fault(
                        "what follows from an acceptance is stuck",
                        "accept-order-saga",
                        "saga-stuck",
                        "acceptordersaga-",
                        "delete from es.event where type = 'SagaCompleted'"),
                fault(
                        "a completion is stuck",
                        "complete-order-saga",
                        "saga-stuck",
                        "completeordersaga-",
                        "delete from es.event where type = 'SagaCompleted'"),
                fault(
                        "an order is not completed",
                        "order",
                        "completion-and-order-disagree",
                        it.completed,
                        "delete from es.event where type = 'OrderCompleted' and stream = "
                                + number(order(it.completed))),
                fault(
                        "an order is completed by nobody",
                        "complete-order-saga",
                        "completion-and-order-disagree",
                        it.completed,
                        "delete from es.stream where category = 'completeordersaga'"),
                fault(
                        "an order is completed that does not exist",
                        "order",
                        "completion-and-order-disagree",
                        it.completed,
                        "delete from es.stream where id = '" + order(it.completed) + "'"),
                fault(
                        "a runner is paid who did not deliver",
                        "order",
                        "paid-before-delivered",
                        it.completed,
                        "delete from es.event where (type = 'OrderCompleted' or data ->> 'stage' = 'DELIVERED') and stream = "
                                + number(order(it.completed))),
                fault(
                        "another runner is paid by card",
                        "payment",
                        "another-was-paid",
                        it.completed,
                        inEvents(Stories.RUNNER, "runner-2", "payment-" + it.completed)),
                fault(
                        "another runner is paid out of escrow",
                        "escrow",
                        "another-was-paid",
                        it.completed,
                        inEvents(Stories.RUNNER, "runner-2", escrow(it.completed))),
                fault(
                        "a runner is paid a cent less",
                        "escrow",
                        "another-amount-was-paid",
                        it.completed,
                        inEvents("14.50", "14.49", escrow(it.completed))),
                fault(
                        "a runner has no receipt",
                        "notification",
                        "not-told",
                        it.completed,
                        retold(it.completed, "RECEIPT", "ELSE")),
                fault(
                        "a receipt comes twice",
                        "notification",
                        "told-twice",
                        it.completed,
                        retold(it.completed, "ORDER_COMPLETED", "RECEIPT")),
                fault(
                        "a cancellation is not told",
                        "notification",
                        "not-told",
                        it.cancelled,
                        retold(it.cancelled, "ORDER_CANCELLED", "ELSE")),
                fault(
                        "a scheduled event ends twice",
                        "scheduler",
                        "scheduled-event-ended-twice",
                        it.reminded,
                        COPIED.formatted("recorded_at", "scheduledevent-" + it.reminded, 3),
                        longer("scheduledevent-" + it.reminded)),
                fault(
                        "a scheduled event only says that it was done",
                        "notification",
                        "scheduled-and-not-done",
                        it.reminded,
                        retold(it.accepted, "DELIVERY_REMINDER", "ELSE")),
                fault(
                        "a scheduled event is done twice",
                        "notification",
                        "told-twice",
                        it.accepted,
                        retold(it.accepted, "ORDER_ACCEPTED", "DELIVERY_REMINDER")),
                fault(
                        "a scheduled event is forgotten",
                        "scheduler",
                        "timer-and-stream-disagree",
                        it.reminding,
                        "delete from es.timer"));
    }

    /** People were told something else. */
    private static String retold(String order, String type, String instead) {
        return "update es.event set data = replace(data::text, '\"" + type + "\"', '\"" + instead
                + "\"')::json where type = 'NotificationCreated' and data ->> 'orderId' = '" + order
                + "' and data ->> 'type' = '" + type + "'";
    }

    private DeliveryFaults() {}
}
