package dev.campusg.checker;

import dev.campusg.contracts.Money;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowStatus;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.Subject.Told;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The services tell one story of each order. */
final class OrderCheck {

    private static final Payment NO_PAYMENT = Payment.NONE;
    private static final Escrow NO_ESCROW = Escrow.NONE;

    private final Findings findings;
    private final String orderId;
    private final @Nullable Order order;
    private final Payment payment;
    private final Escrow escrow;
    private final @Nullable Told<OrderTimers, ?> timers;
    private final @Nullable SagaState<CreateOrder> saga;

    private OrderCheck(String orderId, Known known, Findings findings) {
        this.orderId = orderId;
        this.findings = findings;
        this.order = Known.state(known.orders, orderId);
        this.payment = Objects.requireNonNullElse(Known.state(known.payments, orderId), NO_PAYMENT);
        this.escrow = Objects.requireNonNullElse(Known.state(known.escrows, orderId), NO_ESCROW);
        this.timers = known.timers.get(orderId);
        this.saga = Known.state(known.creations, orderId);
    }

    /** @param known of all the services this is about; if one is missing, nothing can be compared */
    static void check(Known known, Findings findings) {
        if (!known.knows("order", "payment", "escrow", "timer", "create-order-saga")) {
            findings.unchecked("whether the services agree about orders, as not all of them could be read");
            return;
        }
        known.orders.keySet().forEach(orderId -> new OrderCheck(orderId, known, findings).order());
        known.creations.keySet().forEach(orderId -> new OrderCheck(orderId, known, findings).saga());
    }

    private void order() {
        Order known = Objects.requireNonNull(order);
        findings.checked("orders", 1);
        switch (known.status()) {
            case CANCELLED -> nothingIsHeld("is CANCELLED");
            case COMPLETED -> paidOutOnce(known);
            case NONE, PENDING, CREATED, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED -> {}
        }
        must(
                payment.status() == PaymentStatus.NONE
                        || known.status() == OrderStatus.NONE
                        || known.paymentStatus().name().equals(payment.status().name()),
                "order-and-payment-disagree",
                "believes its payment to be " + known.paymentStatus() + ", but it is " + payment.status());
    }

    private void paidOutOnce(Order known) {
        if (saga == null) {
            return;
        }
        must(
                payment.status() == PaymentStatus.SUCCEEDED && escrow.status() == EscrowStatus.RELEASED,
                "completed-and-not-paid-out",
                "is COMPLETED, but its payment is " + payment.status() + " and its escrow " + escrow.status());
        must(
                Objects.equals(known.runnerId(), escrow.runnerId()),
                "completed-and-not-paid-out",
                "was delivered by " + known.runnerId() + ", but paid to " + escrow.runnerId());
    }

    private void nothingIsHeld(String why) {
        must(
                escrow.totals().held().equals(Money.ZERO)
                        && escrow.totals().paidOut().equals(Money.ZERO),
                "cancelled-and-still-held",
                why + ", but escrow is " + escrow.status() + " with " + escrow.totals());
        must(
                payment.status() == PaymentStatus.NONE
                        || payment.holdsNothing()
                        || payment.errands().work() != null,
                "cancelled-and-still-held",
                why + ", but its payment is " + payment.status());
    }

    private void saga() {
        SagaState<CreateOrder> creation = Objects.requireNonNull(saga);
        OrderStatus status = order == null ? OrderStatus.NONE : order.status();
        switch (Objects.requireNonNull(creation.status())) {
            case STARTED, COMPENSATING, CANCELLING -> {}
            case COMPLETED -> offered(creation, status);
            case CANCELLED, COMPENSATED -> {
                must(status == OrderStatus.CANCELLED, "saga-and-order-disagree", sagaIs(creation) + status);
                nothingIsHeld("has a saga that is " + creation.status());
            }
            case FAILED -> {
                must(
                        status == OrderStatus.NONE || status == OrderStatus.CANCELLED,
                        "saga-and-order-disagree",
                        sagaIs(creation) + status);
                nothingIsHeld("has a saga that is " + SagaStatus.FAILED);
            }
        }
    }

    private void offered(SagaState<CreateOrder> creation, OrderStatus status) {
        switch (status) {
            case NONE, PENDING, CANCELLED -> must(false, "saga-and-order-disagree", sagaIs(creation) + status);
            case CREATED, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, COMPLETED ->
                paidFor(creation);
        }
        RequestTimer current = timers == null ? null : timers.state().current();
        must(
                status != OrderStatus.CREATED || current != null && current.status() == TimerStatus.ACTIVE,
                "offered-without-timer",
                "is on offer, and no timer will end that: " + current);
    }

    private void paidFor(SagaState<CreateOrder> creation) {
        Money price = Objects.requireNonNull(creation.data()).amount();
        must(
                escrow.totals().charged().equals(price)
                        && escrow.totals().refunded().equals(Money.ZERO),
                "offered-and-not-paid",
                "costs " + price + ", but escrow has " + escrow.totals());
        must(
                payment.amount().equals(price)
                        && (payment.status() == PaymentStatus.INESCROW || payment.status() == PaymentStatus.SUCCEEDED),
                "offered-and-not-paid",
                "costs " + price + ", but its payment is " + payment.status() + " over " + payment.amount());
    }

    private static String sagaIs(SagaState<CreateOrder> creation) {
        return "has a saga " + creation.id() + " that is " + creation.status() + ", but is itself ";
    }

    private void must(boolean holds, String rule, String otherwise) {
        if (!holds) {
            findings.wrong(rule, "order", "order " + orderId, otherwise, Look.at("order", orderId));
        }
    }
}
