package dev.campusg.checker;

import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.contracts.Money;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowStatus;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.Subject.Told;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerStatus;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who takes an order keeps it, and who delivers it is paid: that one, all of it, once, and not before. */
final class DeliveryCheck {

    /** Why sagas cancel orders; they may not have those that a runner has. */
    private static final Set<String> OF_SAGAS = Set.of(CancelReasons.MANUAL, CancelReasons.TIMED_OUT);

    private final Findings findings;
    private final String orderId;
    private final Told<Order, OrderEvent> told;
    private final Order order;
    private final Payment payment;
    private final Escrow escrow;
    private final @Nullable OrderTimers timers;
    private final List<Told<SagaState<Handover>, SagaEvent<Handover>>> handovers;
    private final @Nullable SagaState<CompleteOrder> completion;

    private DeliveryCheck(String orderId, Known known, Findings findings) {
        this.orderId = orderId;
        this.findings = findings;
        this.told = Objects.requireNonNull(known.orders.get(orderId));
        this.order = told.state();
        this.payment = Objects.requireNonNullElse(Known.state(known.payments, orderId), Payment.NONE);
        this.escrow = Objects.requireNonNullElse(Known.state(known.escrows, orderId), Escrow.NONE);
        this.timers = Known.state(known.timers, orderId);
        this.handovers = known.handovers.getOrDefault(orderId, List.of());
        this.completion = Known.state(known.completions, orderId);
    }

    static void check(Known known, Findings findings) {
        if (!known.knows("order", "payment", "escrow", "timer", "accept-order-saga", "complete-order-saga")) {
            findings.unchecked("whether runners keep orders and are paid, as not all services could be read");
            return;
        }
        known.orders.keySet().stream()
                .filter(known.creations::containsKey)
                .forEach(orderId -> new DeliveryCheck(orderId, known, findings).run());
        known.completions.forEach((orderId, completion) -> {
            if (!known.orders.containsKey(orderId)) {
                findings.wrong(
                        "completion-and-order-disagree",
                        "complete-order-saga",
                        "order " + orderId,
                        "is completed, but does not exist",
                        completion.log().look());
            }
        });
    }

    private void run() {
        keptByItsRunner();
        switch (order.status()) {
            case ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY -> {
                noTimerRuns();
                nobodyIsPaid();
            }
            case DELIVERED, COMPLETED -> {
                findings.checked("deliveries", 1);
                noTimerRuns();
                isCompleted();
                theRunnerIsPaid();
            }
            case NONE, PENDING, CREATED, CANCELLED -> nobodyIsPaid();
        }
    }

    private void keptByItsRunner() {
        String runner = null;
        for (OrderEvent event : told.events()) {
            switch (event) {
                case OrderEvent.OrderAccepted accepted -> runner = accepted.runnerId();
                case OrderEvent.AcceptanceCancelled _, OrderEvent.RunnerCleared _ -> runner = null;
                case OrderEvent.OrderCancelled cancelled ->
                    must(
                            runner == null || !OF_SAGAS.contains(cancelled.reason()),
                            "accepted-and-cancelled",
                            "was cancelled while " + runner + " had it: " + cancelled.reason());
                case OrderEvent.OrderPlaced _,
                        OrderEvent.OrderPutOnOffer _,
                        OrderEvent.StageReached _,
                        OrderEvent.OrderCompleted _,
                        OrderEvent.PaymentNoted _ -> {}
            }
        }
    }

    /** Unless the news of the acceptance is still on its way to the timer. */
    private void noTimerRuns() {
        boolean arrived = handovers.stream().allMatch(it -> it.state().status() == SagaStatus.COMPLETED);
        must(
                !arrived
                        || timers == null
                        || timers.current() == null
                        || timers.current().status() != TimerStatus.ACTIVE,
                "accepted-and-timed",
                "is " + order.status() + ", but a timer still threatens it: " + timers);
    }

    private void nobodyIsPaid() {
        must(
                completion == null,
                "completion-and-order-disagree",
                "is " + order.status() + ", but has a saga that completes it");
        must(
                payment.status() != PaymentStatus.SUCCEEDED && escrow.status() != EscrowStatus.RELEASED,
                "paid-before-delivered",
                "is " + order.status() + ", but its payment is " + payment.status() + " and its escrow "
                        + escrow.status());
    }

    private void isCompleted() {
        SagaStatus status = completion == null ? null : completion.status();
        boolean over = status == SagaStatus.COMPLETED;
        must(
                status != null && (!over || order.status() == OrderStatus.COMPLETED),
                "completion-and-order-disagree",
                "is " + order.status() + ", but the saga that completes it is " + status);
    }

    private void theRunnerIsPaid() {
        Stream.of(
                        completion == null
                                ? null
                                : Objects.requireNonNull(completion.data()).runnerId(),
                        payment.payout() == null ? null : payment.payout().runnerId(),
                        escrow.status() == EscrowStatus.RELEASED ? escrow.runnerId() : null)
                .flatMap(Stream::ofNullable)
                .filter(paid -> !paid.equals(order.runnerId()))
                .forEach(paid -> must(
                        false, "another-was-paid", "was delivered by " + order.runnerId() + ", but paid to " + paid));
        Money price = order.foodFee().plus(order.deliveryFee());
        must(
                escrow.status() != EscrowStatus.RELEASED
                        || escrow.totals().paidOut().equals(price),
                "another-amount-was-paid",
                "costs " + price + ", but escrow has " + escrow.totals());
    }

    private void must(boolean holds, String rule, String otherwise) {
        if (!holds) {
            findings.wrong(rule, "order", "order " + orderId, otherwise, Look.at("order", orderId));
        }
    }
}
