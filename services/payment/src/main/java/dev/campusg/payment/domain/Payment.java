package dev.campusg.payment.domain;

import dev.campusg.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payment for one order.
 *
 * @param terms null if it was reverted before it was asked for
 * @param intentId the gateway's name for the amount it holds
 * @param revertWanted it was asked to be reverted, so it will never be released
 * @param failure the last thing that went wrong
 */
public record Payment(
        @Nullable String paymentId,
        @Nullable String orderId,
        @Nullable Terms terms,
        PaymentStatus status,
        @Nullable String intentId,
        @Nullable Payout payout,
        Errands errands,
        boolean revertWanted,
        @Nullable Failure failure,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public static final Payment NONE =
            new Payment(null, null, null, PaymentStatus.NONE, null, null, Errands.NONE, false, null, null, null);

    public Money amount() {
        return terms == null ? Money.ZERO : terms.amount();
    }

    /** Nothing is held any more, or never was. */
    public boolean holdsNothing() {
        return status == PaymentStatus.REVERTED || status == PaymentStatus.FAILED && errands.work() == null;
    }

    Payment created(String payment, String order, @Nullable Terms agreed, Instant at) {
        return new Payment(payment, order, agreed, status, null, null, errands, false, null, at, at);
    }

    Payment at(Instant instant) {
        return new Payment(
                paymentId,
                orderId,
                terms,
                status,
                intentId,
                payout,
                errands,
                revertWanted,
                failure,
                createdAt,
                instant);
    }

    Payment to(PaymentStatus next) {
        return new Payment(
                paymentId,
                orderId,
                terms,
                next,
                intentId,
                payout,
                errands,
                revertWanted,
                failure,
                createdAt,
                updatedAt);
    }

    Payment holding(String intent) {
        return new Payment(
                paymentId,
                orderId,
                terms,
                status,
                intent,
                payout,
                errands,
                revertWanted,
                failure,
                createdAt,
                updatedAt);
    }

    Payment paying(Payout runner) {
        return new Payment(
                paymentId,
                orderId,
                terms,
                status,
                intentId,
                runner,
                errands,
                revertWanted,
                failure,
                createdAt,
                updatedAt);
    }

    Payment asking(Errands next) {
        return new Payment(
                paymentId, orderId, terms, status, intentId, payout, next, revertWanted, failure, createdAt, updatedAt);
    }

    Payment unwanted() {
        return new Payment(
                paymentId, orderId, terms, status, intentId, payout, errands, true, failure, createdAt, updatedAt);
    }

    Payment because(Failure why) {
        return new Payment(
                paymentId, orderId, terms, status, intentId, payout, errands, revertWanted, why, createdAt, updatedAt);
    }
}
