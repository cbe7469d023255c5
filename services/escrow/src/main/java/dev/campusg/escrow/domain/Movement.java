package dev.campusg.escrow.domain;

import dev.campusg.contracts.Money;
import org.jspecify.annotations.Nullable;

/** A balanced pair of entries: what leaves one account arrives in the other. */
public record Movement(Entry from, Entry to) {

    /** @throws IllegalArgumentException if it does not balance */
    public Movement {
        if (from.amount().cents() + to.amount().cents() != 0 || to.amount().cents() <= 0) {
            throw new IllegalArgumentException(
                    "a movement takes from one account what it gives to the other: " + from + ", " + to);
        }
    }

    static Movement of(Money amount, Account from, @Nullable String payer, Account to, @Nullable String payee) {
        return new Movement(new Entry(from, payer, Money.ZERO.minus(amount)), new Entry(to, payee, amount));
    }
}
