package dev.campusg.payment.domain;

import dev.campusg.contracts.Money;
import dev.campusg.eventstore.Rejected;

/** What can be paid at all. */
final class Payable {

    static Terms checked(Terms terms) {
        if (terms.orderId().isBlank()
                || terms.customerId().isBlank()
                || terms.stripeCustomerId().isBlank()
                || terms.paymentMethodId().isBlank()) {
            throw Rejected.invalid(
                    Failure.INVALID_PAYLOAD, "a payment names the order, the customer and the payment method");
        }
        Money amount = terms.amount();
        if (amount.compareTo(PaymentDecider.SMALLEST) < 0 || amount.compareTo(PaymentDecider.LARGEST) > 0) {
            throw Rejected.invalid(
                    Failure.INVALID_AMOUNT,
                    "an amount is " + PaymentDecider.SMALLEST + " to " + PaymentDecider.LARGEST + " " + Money.CURRENCY
                            + ", not " + amount);
        }
        return terms;
    }

    private Payable() {}
}
