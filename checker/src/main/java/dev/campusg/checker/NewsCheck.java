package dev.campusg.checker;

import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.notification.domain.Moment;
import dev.campusg.notification.domain.Notification;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.saga.SagaStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** People are told how their orders end, and nothing twice. */
final class NewsCheck {

    private final Known known;
    private final Findings findings;
    private final Map<Item, Integer> told = new HashMap<>();

    private record Item(String orderId, String userId, String type) {}

    private NewsCheck(Known known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    static void check(Known known, Findings findings) {
        if (!known.knows("notification", "order", "create-order-saga", "complete-order-saga")) {
            findings.unchecked("whether people were told how their orders ended, as not all services could be read");
            return;
        }
        new NewsCheck(known, findings).run();
    }

    private void run() {
        known.notifications.forEach(this::hear);
        told.forEach(this::notTwice);
        known.creations.forEach((orderId, creation) -> theEnd(
                orderId,
                Objects.requireNonNull(creation.state().data()).customerId(),
                Objects.requireNonNull(creation.state().status())));
        known.completions.values().stream()
                .filter(it -> it.state().status() == SagaStatus.COMPLETED)
                .forEach(it -> receipts(Objects.requireNonNull(it.state().data())));
    }

    private void hear(Notification notification) {
        findings.checked("notifications", 1);
        String orderId = notification.orderId();
        if (orderId != null && known.creations.containsKey(orderId)) {
            told.merge(new Item(orderId, notification.userId(), notification.type()), 1, Integer::sum);
        }
    }

    /** But some news is news again when the order was given back. */
    private void notTwice(Item item, int times) {
        Moment moment = Moment.named(item.type).orElse(null);
        if (moment != null && times > 1 + (moment.recurs() ? returns(item.orderId) : 0)) {
            wrong("told-twice", item.orderId, item.userId + " was told " + item.type + " " + times + " times");
        }
    }

    private long returns(String orderId) {
        var order = known.orders.get(orderId);
        return order == null
                ? 0
                : order.events().stream()
                        .filter(it ->
                                it instanceof OrderEvent.AcceptanceCancelled || it instanceof OrderEvent.RunnerCleared)
                        .count();
    }

    private void theEnd(String orderId, String customer, SagaStatus status) {
        Set<Moment> any = switch (status) {
            case COMPLETED -> Set.of(Moment.ORDER_CREATED);
            case CANCELLED, COMPENSATED -> Set.of(Moment.ORDER_CANCELLED, Moment.ORDER_TIMEOUT);
            case STARTED, FAILED, COMPENSATING, CANCELLING -> Set.of();
        };
        if (!any.isEmpty() && any.stream().noneMatch(moment -> isTold(orderId, customer, moment))) {
            wrong("not-told", orderId, customer + " was not told that it is " + status);
        }
    }

    private void receipts(CompleteOrder order) {
        for (String user : List.of(order.customerId(), order.runnerId())) {
            for (Moment moment : List.of(Moment.RECEIPT, Moment.ORDER_COMPLETED)) {
                if (!isTold(order.orderId(), user, moment)) {
                    wrong("not-told", order.orderId(), user + " has no " + moment);
                }
            }
        }
    }

    private boolean isTold(String orderId, String user, Moment moment) {
        return told.containsKey(new Item(orderId, user, moment.name()));
    }

    private void wrong(String rule, String orderId, String what) {
        findings.wrong(
                rule,
                "notification",
                "order " + orderId,
                what,
                "select * from es.stream where category = 'notification' and state ->> 'orderId' = '" + orderId + "'");
    }
}
