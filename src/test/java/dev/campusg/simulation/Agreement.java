package dev.campusg.simulation;

import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.contracts.Money;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.Totals;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.gateway.Charges;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the services say about one order once all is quiet, and whether it is the same story. */
final class Agreement {

    private final Campus campus;
    private final Story story;
    private final SagaState<CreateOrder> saga;
    private final Order order;
    private final Payment payment;
    private final Escrow escrow;
    private final OrderTimers timers;
    private final SagaState<CompleteOrder> completion;
    private final Charges charges;

    private Agreement(Story story, Campus.Observers known, Campus campus) {
        this.campus = campus;
        this.story = story;
        this.saga = state(known.sagas().sagas().participant(), story.sagaId());
        this.order = state(known.orders().orders(), story.orderId());
        this.payment = state(known.payments().payments(), story.orderId());
        this.escrow = state(known.escrows().escrows(), story.orderId());
        this.timers = state(known.timers().requests(), story.orderId());
        this.completion = state(known.completions().sagas().participant(), CompleteOrder.sagaOf(story.orderId()));
        this.charges = Charges.of(
                story.orderId(),
                campus.books.of(story.orderId()).toCompletableFuture().join());
    }

    private static <S> S state(Participant<S, ?, ?> participant, String key) {
        return participant.streams().current(key).toCompletableFuture().join().state();
    }

    static Map<String, Long> outcomes(Campus campus, List<Story> stories) {
        Map<String, Long> outcomes = new TreeMap<>();
        Campus.Observers known = campus.observers();
        stories.forEach(story -> {
            Agreement end = new Agreement(story, known, campus);
            outcomes.merge(end.saga.status() + ", order " + end.order.status(), 1L, Long::sum);
        });
        return outcomes;
    }

    static void check(Story story, Campus.Observers known, Handovers handovers, Campus campus) {
        Agreement end = new Agreement(story, known, campus);
        handovers.check(story.orderId(), end.order.runnerId() != null && end.order.status() != OrderStatus.CANCELLED);
        end.sagaEnded();
        end.chargedOnceAtMost();
        end.moneyIsConserved();
        end.noTimerRuns();
        end.orderKnowsItsPayment();
    }

    private void sagaEnded() {
        must(saga.pending() == null, "the saga still waits");
        switch (Objects.requireNonNull(saga.status())) {
            case STARTED, COMPENSATING, CANCELLING -> must(false, "the saga has not ended");
            case COMPLETED -> {
                switch (order.status()) {
                    case ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY -> everythingIsHeld();
                    case COMPLETED -> theRunnerIsPaid();
                    case DELIVERED -> must(false, "it is delivered, and the runner is not paid");
                    case NONE, PENDING, CREATED, CANCELLED -> must(false, "nobody accepted, and it is not cancelled");
                }
            }
            case CANCELLED, COMPENSATED -> {
                must(order.status() == OrderStatus.CANCELLED, "the order is not cancelled");
                nothingIsHeld();
            }
            case FAILED -> {
                // It may have been made and cancelled while the saga had given up waiting to hear of either.
                must(
                        order.status() == OrderStatus.NONE || order.status() == OrderStatus.CANCELLED,
                        "there is an order");
                nothingIsHeld();
            }
        }
    }

    private void everythingIsHeld() {
        must(payment.status() == PaymentStatus.INESCROW && charges.held(), "it is not paid");
        must(held().equals(price()), "the price is not held");
        must(!completion.exists() && charges.captures() == 0, "somebody was paid before the delivery");
    }

    private void theRunnerIsPaid() {
        must(
                completion.status() == SagaStatus.COMPLETED && completion.pending() == null,
                "its completion has not ended");
        must(
                payment.status() == PaymentStatus.SUCCEEDED && charges.captures() == 1,
                "the card was not taken from once");
        must(escrow.totals().paidOut().equals(price()), "the price is not paid out");
        boolean same = payment.payout() != null
                && payment.payout().runnerId().equals(order.runnerId())
                && Objects.equals(escrow.runnerId(), order.runnerId());
        must(same, "somebody else was paid");
    }

    private void nothingIsHeld() {
        must(!charges.held(), "the card is still charged");
        must(payment.status() == PaymentStatus.NONE || payment.holdsNothing(), "the payment still stands");
        must(held().equals(Money.ZERO), "money is still held");
        must(escrow.totals().paidOut().equals(Money.ZERO) && charges.captures() == 0, "money was paid out");
    }

    private void chargedOnceAtMost() {
        must(charges.holds() <= 1 && charges.captures() <= 1, "the card was charged more than once");
        must(escrow.totals().charged().compareTo(price()) <= 0, "more was held than the price");
    }

    private void moneyIsConserved() {
        Totals totals = escrow.totals();
        boolean balanced =
                totals.charged().equals(totals.held().plus(totals.paidOut()).plus(totals.refunded()));
        boolean nowhereNegative = !totals.held().isNegative()
                && !totals.paidOut().isNegative()
                && !totals.refunded().isNegative();
        must(balanced && nowhereNegative, "money appeared or vanished");
    }

    private void noTimerRuns() {
        must(timers.current() == null || timers.current().status() != TimerStatus.ACTIVE, "a timer still runs");
    }

    private void orderKnowsItsPayment() {
        boolean known = order.paymentStatus().name().equals(payment.status().name());
        must(
                known || order.status() == OrderStatus.NONE || payment.status() == PaymentStatus.NONE,
                "the order believes its payment to be " + order.paymentStatus());
    }

    private Money held() {
        return escrow.totals().held();
    }

    private Money price() {
        return story.wanted().amount();
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            campus.world.violated(otherwise + ": order " + story.orderId() + " is " + order.status() + ", saga "
                    + story.sagaId() + " " + saga.status() + ", payment " + payment.status() + ", escrow "
                    + escrow.status() + " " + escrow.totals() + ", charges " + charges);
        }
    }
}
