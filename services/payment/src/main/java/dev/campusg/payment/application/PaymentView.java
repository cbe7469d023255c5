package dev.campusg.payment.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import dev.campusg.payment.domain.Failure;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.domain.Payout;
import dev.campusg.payment.domain.Terms;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A payment as the world sees it. */
public record PaymentView(
        String paymentId,
        String orderId,
        PaymentStatus status,
        Money amount,
        String currency,
        @Nullable String customerId,
        @Nullable String paymentMethodId,
        @Nullable String description,
        @Nullable String paymentIntentId,
        @Nullable String runnerId,
        @Nullable String transferId,
        @Nullable Failure error,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        long version) {

    public static PaymentView of(Payment payment, long version) {
        String orderId = Objects.requireNonNull(payment.orderId());
        Terms terms = payment.terms();
        Payout payout = payment.payout();
        return new PaymentView(
                DerivedId.PAYMENT.of(orderId),
                orderId,
                payment.status(),
                payment.amount(),
                Money.CURRENCY,
                terms == null ? null : terms.customerId(),
                terms == null ? null : terms.paymentMethodId(),
                terms == null ? null : terms.description(),
                payment.intentId(),
                payout == null ? null : payout.runnerId(),
                payout == null ? null : payout.transferId(),
                payment.failure(),
                payment.createdAt(),
                payment.updatedAt(),
                version);
    }
}
