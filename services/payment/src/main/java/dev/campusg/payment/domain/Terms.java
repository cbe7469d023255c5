package dev.campusg.payment.domain;

import dev.campusg.contracts.Money;

/** Who pays how much, by which card, for what. */
public record Terms(
        String orderId,
        String customerId,
        String stripeCustomerId,
        String paymentMethodId,
        Money amount,
        String description) {

    /** A description is for people: it may be worded anew. */
    boolean agreeWith(Terms other) {
        return amount.equals(other.amount)
                && customerId.equals(other.customerId)
                && paymentMethodId.equals(other.paymentMethodId);
    }
}
