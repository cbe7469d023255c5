package dev.campusg.escrow.domain;

import dev.campusg.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The money of one order.
 *
 * @param deposit what was held; null before, and if it never will be
 * @param runnerId who got it, or was named when it was held
 * @param reason why it was given back
 */
public record Escrow(
        String orderId,
        EscrowStatus status,
        @Nullable Deposit deposit,
        @Nullable String runnerId,
        @Nullable String reason,
        List<Movement> ledger,
        Totals totals,
        Instant createdAt,
        Instant updatedAt) {

    public static final Escrow NONE = new Escrow(
            "", EscrowStatus.PENDING, null, null, null, List.of(), Totals.NONE, Instant.EPOCH, Instant.EPOCH);

    public Escrow {
        ledger = List.copyOf(ledger);
    }

    public Money amount() {
        return deposit == null ? Money.ZERO : deposit.amount();
    }

    Escrow opened(String order, EscrowStatus next, @Nullable Deposit held, Instant at) {
        String runner = held == null ? null : held.runnerId();
        return new Escrow(order, next, held, runner, reason, ledger, totals, at, at);
    }

    Escrow moved(EscrowStatus next, Movement movement, Instant at) {
        List<Movement> all = Stream.concat(ledger.stream(), Stream.of(movement)).toList();
        return new Escrow(orderId, next, deposit, runnerId, reason, all, totals.after(movement), createdAt, at);
    }

    Escrow to(String runner) {
        return new Escrow(orderId, status, deposit, runner, reason, ledger, totals, createdAt, updatedAt);
    }

    Escrow because(@Nullable String why) {
        return new Escrow(orderId, status, deposit, runnerId, why, ledger, totals, createdAt, updatedAt);
    }
}
