package dev.campusg.escrow.domain;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.eventstore.Rejected;
import org.jspecify.annotations.Nullable;

/** What is to be held for an order. */
public record Deposit(
        String orderId, String customerId, @Nullable String runnerId, Money amount, Money foodFee, Money deliveryFee) {

    /** No order costs more. */
    public static final Money LARGEST = OrderTerms.LARGEST;

    boolean agreesWith(Deposit other) {
        return customerId.equals(other.customerId)
                && amount.equals(other.amount)
                && foodFee.equals(other.foodFee)
                && deliveryFee.equals(other.deliveryFee);
    }

    Deposit checked() {
        if (orderId.isBlank() || customerId.isBlank()) {
            throw Rejected.invalid("INVALID_PAYLOAD", "funds are held for an order of a customer");
        }
        boolean inRange = amount.compareTo(Money.ZERO) > 0 && amount.compareTo(LARGEST) <= 0;
        if (!inRange || foodFee.isNegative() || deliveryFee.isNegative()) {
            throw Rejected.invalid(
                    "INVALID_AMOUNT",
                    "an amount is more than 0 and at most " + LARGEST + " " + Money.CURRENCY
                            + ", and no fee is negative");
        }
        // Both fees are positive, so their order does not matter and neither can overflow what the other hides.
        if (!amount.minus(foodFee).equals(deliveryFee)) {
            throw Rejected.invalid(
                    "INVALID_AMOUNT",
                    "the amount is the food fee and the delivery fee together: " + amount + " is not " + foodFee + " + "
                            + deliveryFee);
        }
        return this;
    }
}
