package dev.campusg.checker;

import java.util.List;

/**
 * Something done to a store that no service would do.
 *
 * @param rule the rule that must be found broken
 * @param subject what must be named
 */
record StoreFault(String what, String service, List<String> sql, String rule, String subject) {

    static final String COPIED =
            "insert into es.event select stream, version + 1, schema, type, data, message_id, correlation_id, actor, %s"
                    + " from es.event where stream = (select number from es.stream where id = '%s') and version = %d";

    static List<StoreFault> all(Stories it) {
        return List.of(
                fault(
                        "an event is deleted",
                        "order",
                        "stream-has-gaps",
                        order(it.offered),
                        event("delete", order(it.offered), 2)),
                fault(
                        "the last event is deleted",
                        "order",
                        "feed-tells-of-nothing",
                        order(it.offered),
                        pop(order(it.offered), 1)),
                fault(
                        "the last event is forgotten by the state, too",
                        "order",
                        "events-do-not-follow",
                        order(it.offered),
                        pop(order(it.offered), 1)),
                fault(
                        "a stream is deleted",
                        "order",
                        "event-without-stream",
                        "stream number",
                        "delete from es.stream where id = '" + order(it.offered) + "'"),
                fault(
                        "a stream is deleted that handled messages",
                        "order",
                        "inbox-without-stream",
                        "",
                        "delete from es.stream where id = '" + order(it.offered) + "'"),
                fault(
                        "a stream is deleted that set a timer",
                        "timer",
                        "timer-without-stream",
                        "",
                        "delete from es.stream where id = '" + timer(it.offered) + "'"),
                fault(
                        "a stream is deleted with all it had",
                        "escrow",
                        "feed-tells-of-nothing",
                        "stream number",
                        "delete from es.event where stream = " + number(escrow(it.offered)),
                        "delete from es.stream where id = '" + escrow(it.offered) + "'"),
                fault(
                        "more is said to be removed than was",
                        "escrow",
                        "removed-is-miscounted",
                        "the feed",
                        "update es.forgotten set events = events + 1"),
                fault(
                        "two events change places",
                        "order",
                        "events-out-of-order",
                        order(it.completed),
                        swapped(order(it.completed), 4, 5)),
                fault(
                        "an event says what nobody can read",
                        "order",
                        "unreadable-event",
                        order(it.offered),
                        "update es.event set type = 'Nonsense' where version = 1 and stream = "
                                + number(order(it.offered))),
                fault(
                        "a place of the feed is deleted",
                        "escrow",
                        "feed-has-gaps",
                        "seq 3",
                        "delete from es.feed where seq = 2"),
                fault(
                        "an event is missing from the feed",
                        "escrow",
                        "feed-is-incomplete",
                        escrow(it.offered),
                        "delete from es.feed where stream = " + number(escrow(it.offered))),
                fault(
                        "the feed tells an event twice",
                        "escrow",
                        "feed-tells-twice",
                        escrow(it.offered),
                        "insert into es.feed select 1000 + seq, stream, version from es.feed where stream = "
                                + number(escrow(it.offered))),
                fault(
                        "the feed reorders a stream",
                        "escrow",
                        "feed-out-of-order",
                        escrow(it.cancelled),
                        "update es.feed set version = 3 - version where stream = " + number(escrow(it.cancelled))),
                fault(
                        "a message has its effect twice",
                        "escrow",
                        "message-handled-twice",
                        escrow(it.offered),
                        COPIED.formatted("now()", escrow(it.offered), 1),
                        longer(escrow(it.offered))),
                fault(
                        "a ledger entry is doubled",
                        "escrow",
                        "money-moved-twice",
                        it.offered,
                        COPIED.formatted("recorded_at", escrow(it.offered), 1),
                        longer(escrow(it.offered))),
                fault(
                        "an event is added to those of a message",
                        "escrow",
                        "events-do-not-follow",
                        escrow(it.offered),
                        COPIED.formatted("recorded_at", escrow(it.offered), 1),
                        longer(escrow(it.offered))),
                fault(
                        "a state is altered",
                        "order",
                        "state-is-not-the-fold",
                        order(it.offered),
                        "update es.stream set state = jsonb_set(state, '{status}', '\"ACCEPTED\"') where id = '"
                                + order(it.offered) + "'"),
                fault(
                        "a state is lost",
                        "order",
                        "state-is-not-the-fold",
                        order(it.offered),
                        "update es.stream set state = null where id = '" + order(it.offered) + "'"),
                fault(
                        "a cent is stolen from a ledger",
                        "escrow",
                        "payment-and-escrow-disagree",
                        it.offered,
                        inEvents("14.50", "14.49", escrow(it.offered)),
                        inState("14.50", "14.49", escrow(it.offered))),
                fault(
                        "a cent is stolen from an entry",
                        "escrow",
                        "unreadable-event",
                        escrow(it.offered),
                        inEvents("\"amount\":\"-14.50\"", "\"amount\":\"-14.51\"", escrow(it.offered))),
                fault(
                        "a cent is stolen from what was said",
                        "escrow",
                        "published-is-not-what-was-said",
                        escrow(it.offered),
                        inEvents("14.50", "14.49", escrow(it.offered))),
                fault(
                        "an inbox forgets a message",
                        "order",
                        "inbox-forgot",
                        order(it.offered),
                        "delete from es.inbox where stream = " + number(order(it.offered))),
                fault(
                        "an inbox forgets a question",
                        "user",
                        "message-not-handled",
                        "user-customer-pm_card_visa",
                        "delete from es.inbox"),
                fault(
                        "an inbox knows a message twice",
                        "order",
                        "inbox-knows-twice",
                        order(it.offered),
                        "insert into es.inbox select stream, message_id, (slot + 1) % 4, received_at, answer from es.inbox where stream = "
                                + number(order(it.offered))),
                fault(
                        "a message was handled that nobody sent",
                        "order",
                        "handled-what-nobody-sent",
                        order(it.offered),
                        "insert into es.inbox select number, 'never-sent', 0, now(), null from es.stream where id = '"
                                + order(it.offered) + "'"),
                fault(
                        "a message is not published",
                        "order",
                        "not-published-yet",
                        "outbox row",
                        "insert into es.outbox (topic, key, value, headers) values ('order_events', 'x', '{}', '{}')"),
                fault("a saga is stuck", "create-order-saga", "saga-stuck", saga(it.offered), pop(saga(it.offered), 2)),
                fault(
                        "a saga is overdue",
                        "create-order-saga",
                        "timer-overdue",
                        saga(it.offered),
                        timerOf(saga(it.offered), "deadline", "now() - interval '1 hour'")),
                fault(
                        "a saga that ended has a timer",
                        "create-order-saga",
                        "saga-timer-left",
                        saga(it.offered),
                        timerOf(saga(it.offered), "deadline", "now() + interval '1 hour'")),
                fault(
                        "a saga did not undo all it did",
                        "create-order-saga",
                        "saga-not-undone",
                        saga(it.cancelled),
                        "update es.event set data = replace(data::text, 'REVERT_PAYMENT', 'CANCEL_TIMER')::json where type = 'UndoSucceeded' and stream = "
                                + number(saga(it.cancelled))),
                fault(
                        "a saga needs help",
                        "create-order-saga",
                        "saga-quarantined",
                        saga(it.offered),
                        "insert into es.event select stream, version + 1, 1, 'SagaQuarantined', '{\"task\":\"START_TIMER\",\"attempts\":10,\"at\":\"2026-01-01T00:00:00Z\"}', null, null, 'timer', now() from es.event where (stream, version) = (select number, version from es.stream where id = '"
                                + saga(it.offered) + "')",
                        longer(saga(it.offered))),
                fault(
                        "a timer is lost",
                        "timer",
                        "timer-and-stream-disagree",
                        timer(it.offered),
                        "delete from es.timer where owner = " + number(timer(it.offered))),
                fault(
                        "a timer moves",
                        "timer",
                        "timer-and-stream-disagree",
                        timer(it.offered),
                        "update es.timer set due = due + interval '1 minute' where owner = "
                                + number(timer(it.offered))),
                fault(
                        "a timer does not fire",
                        "timer",
                        "timer-overdue",
                        timer(it.offered),
                        "update es.timer set due = now() - interval '1 minute' where owner = "
                                + number(timer(it.offered))),
                fault(
                        "a card is charged twice",
                        "payment",
                        "card-charged-twice",
                        it.offered,
                        "insert into public.gateway_charge select idempotency_key || '!', operation, order_id, payment_id, attempt, amount_cents, outcome, reference, asked_at, answers_at, 1 from public.gateway_charge where order_id = '"
                                + it.offered + "'"),
                fault(
                        "a card is charged a cent more",
                        "payment",
                        "card-and-payment-disagree",
                        it.offered,
                        "update public.gateway_charge set amount_cents = amount_cents + 1 where order_id = '"
                                + it.offered + "'"),
                fault(
                        "a card was never captured",
                        "payment",
                        "card-and-payment-disagree",
                        it.completed,
                        "delete from public.gateway_charge where operation = 'RELEASE' and order_id = '" + it.completed
                                + "'"),
                fault(
                        "a card was never let go",
                        "payment",
                        "card-and-payment-disagree",
                        it.cancelled,
                        "delete from public.gateway_charge where operation = 'REVERT' and order_id = '" + it.cancelled
                                + "'"),
                fault(
                        "a card was charged for no payment",
                        "payment",
                        "card-charged-for-nothing",
                        it.offered,
                        "update es.stream set id = 'payment-else' where id = 'payment-" + it.offered + "'"),
                fault(
                        "a refund is taken back",
                        "escrow",
                        "cancelled-and-still-held",
                        it.cancelled,
                        pop(escrow(it.cancelled), 1)),
                fault(
                        "the runner was not paid",
                        "escrow",
                        "completed-and-not-paid-out",
                        it.completed,
                        pop(escrow(it.completed), 1)),
                fault(
                        "another runner was paid",
                        "escrow",
                        "payment-and-escrow-disagree",
                        it.completed,
                        inEvents(Stories.RUNNER, "runner-2", escrow(it.completed))),
                fault(
                        "an order was not cancelled",
                        "order",
                        "saga-and-order-disagree",
                        it.cancelled,
                        "delete from es.event where type = 'OrderCancelled' and stream = "
                                + number(order(it.cancelled))),
                fault(
                        "an order does not know its payment",
                        "order",
                        "order-and-payment-disagree",
                        it.offered,
                        "delete from es.event where type = 'PaymentNoted' and stream = " + number(order(it.offered))),
                fault(
                        "nothing will end an offer",
                        "timer",
                        "offered-without-timer",
                        it.offered,
                        "delete from es.stream where id = '" + timer(it.offered) + "'"),
                fault(
                        "an offered order is not paid for",
                        "escrow",
                        "offered-and-not-paid",
                        it.offered,
                        pop(escrow(it.offered), 1)));
    }

    static StoreFault fault(String what, String service, String rule, String subject, String... sql) {
        return new StoreFault(
                what,
                service,
                List.of(sql).stream()
                        .flatMap(it -> List.of(it.split(";")).stream())
                        .toList(),
                rule,
                subject);
    }

    static String order(String id) {
        return "order-" + id;
    }

    static String escrow(String id) {
        return "escrow-" + id;
    }

    static String timer(String id) {
        return "requesttimer-" + id;
    }

    private static String saga(String id) {
        return "createordersaga-" + id;
    }

    static String number(String stream) {
        return "(select number from es.stream where id = '" + stream + "')";
    }

    static String event(String verb, String stream, int version) {
        return verb + " from es.event where version = " + version + " and stream = " + number(stream);
    }

    /** The last events of a stream, as if they had never been. */
    static String pop(String stream, int count) {
        return "delete from es.event where stream = " + number(stream) + " and version > (select version - " + count
                + " from es.stream where id = '" + stream + "');update es.stream set version = version - " + count
                + " where id = '" + stream + "'";
    }

    static String longer(String stream) {
        return "update es.stream set version = version + 1 where id = '" + stream + "'";
    }

    private static String swapped(String stream, int one, int other) {
        String move = "update es.event set version = %d where version = %d and stream = " + number(stream);
        return String.join(";", move.formatted(-1, one), move.formatted(one, other), move.formatted(other, -1));
    }

    static String inEvents(String old, String fresh, String stream) {
        return "update es.event set data = replace(data::text, '" + old + "', '" + fresh + "')::json where stream = "
                + number(stream);
    }

    private static String inState(String old, String fresh, String stream) {
        return "update es.stream set state = replace(state::text, '" + old + "', '" + fresh + "')::jsonb where id = '"
                + stream + "'";
    }

    private static String timerOf(String stream, String name, String due) {
        return "insert into es.timer (owner, name, due, payload, version, shard) select number, '" + name + "', " + due
                + ", '{}', 1, es.timer_shard(number) from es.stream where id = '" + stream + "'";
    }

    @Override
    public String toString() {
        return what;
    }
}
