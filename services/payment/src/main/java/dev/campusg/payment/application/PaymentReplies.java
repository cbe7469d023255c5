package dev.campusg.payment.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorized;
import dev.campusg.contracts.PaymentMessages.PaymentFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReleaseFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReleased;
import dev.campusg.contracts.PaymentMessages.PaymentRevertFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReverted;
import dev.campusg.eventstore.Rejected;
import dev.campusg.payment.domain.Failure;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.Payout;
import java.util.Objects;

/** What a command is told. */
final class PaymentReplies {

    private static final Failure REVERTED =
            new Failure(Failure.PROCESSING_ERROR, "the payment was reverted; nothing is charged");

    /** How an operation ended, read from the payment it left behind. */
    static PaymentMessages outcome(Operation operation, Payment payment) {
        String order = Objects.requireNonNull(payment.orderId());
        return switch (operation) {
            case AUTHORIZE -> authorization(order, payment);
            case RELEASE -> release(order, payment);
            case REVERT ->
                payment.holdsNothing()
                        ? new PaymentReverted(
                                DerivedId.PAYMENT.of(order), payment.status().name())
                        : new PaymentRevertFailed(DerivedId.PAYMENT.of(order), reason(payment));
        };
    }

    private static PaymentMessages authorization(String order, Payment payment) {
        return switch (payment.status()) {
            case AUTHORIZED, INESCROW, SUCCEEDED ->
                payment.revertWanted()
                        ? failed(order, REVERTED)
                        : new PaymentAuthorized(
                                DerivedId.PAYMENT.of(order),
                                order,
                                Objects.requireNonNull(payment.intentId()),
                                payment.status().name());
            case REVERTED -> failed(order, REVERTED);
            case NONE, INITIATING, FAILED -> failed(order, payment.failure() == null ? REVERTED : payment.failure());
        };
    }

    private static PaymentMessages release(String order, Payment payment) {
        Payout payout = payment.payout();
        return payout == null || payout.transferId() == null
                ? new PaymentReleaseFailed(DerivedId.PAYMENT.of(order), reason(payment))
                : new PaymentReleased(
                        DerivedId.PAYMENT.of(order), payout.runnerId(), payment.amount(), payout.transferId());
    }

    private static PaymentMessages failed(String order, Failure why) {
        return new PaymentFailed(order, why.code(), why.message());
    }

    private static String reason(Payment payment) {
        Failure why = payment.failure();
        return why == null ? "the card processor refused" : why.code() + ": " + why.message();
    }

    /** A command the rules do not allow. */
    static PaymentMessages refused(Operation operation, String order, Rejected why) {
        String id = DerivedId.PAYMENT.of(order);
        return switch (operation) {
            case AUTHORIZE -> new PaymentFailed(order, why.code(), why.detail());
            case RELEASE -> new PaymentReleaseFailed(id, why.code() + ": " + why.detail());
            case REVERT -> new PaymentRevertFailed(id, why.code() + ": " + why.detail());
        };
    }

    private PaymentReplies() {}
}
