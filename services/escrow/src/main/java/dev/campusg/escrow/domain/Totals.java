package dev.campusg.escrow.domain;

import dev.campusg.contracts.Money;

/** What became of the money a customer was charged. */
public record Totals(Money charged, Money held, Money paidOut, Money refunded) {

    static final Totals NONE = new Totals(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** @throws IllegalStateException if money appeared or vanished */
    public Totals {
        if (!charged.equals(held.plus(paidOut).plus(refunded))) {
            throw new IllegalStateException("charged " + charged + " is not held " + held + " + paid out " + paidOut
                    + " + refunded " + refunded);
        }
    }

    Totals after(Movement movement) {
        Money amount = movement.to().amount();
        return switch (movement.to().account()) {
            case ESCROW -> new Totals(charged.plus(amount), held.plus(amount), paidOut, refunded);
            case RUNNER, PLATFORM -> new Totals(charged, held.minus(amount), paidOut.plus(amount), refunded);
            case CUSTOMER -> new Totals(charged, held.minus(amount), paidOut, refunded.plus(amount));
        };
    }
}
