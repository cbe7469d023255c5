package dev.campusg.dev.demo;

import java.math.BigDecimal;

/** All money that ever went through escrow. */
record Balance(BigDecimal charged, BigDecimal held, BigDecimal paidOut, BigDecimal refunded) {

    Balance minus(Balance other) {
        return new Balance(
                charged.subtract(other.charged),
                held.subtract(other.held),
                paidOut.subtract(other.paidOut),
                refunded.subtract(other.refunded));
    }

    boolean isConserved() {
        return charged.compareTo(held.add(paidOut).add(refunded)) == 0;
    }

    @Override
    public String toString() {
        return "charged %s = held %s + paid out %s + refunded %s".formatted(charged, held, paidOut, refunded);
    }
}
