package dev.campusg.escrow.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import dev.campusg.escrow.domain.Deposit;
import dev.campusg.escrow.domain.Entry;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order's money as the world sees it, with every entry of its ledger. */
public record EscrowView(
        String escrowId,
        String orderId,
        @Nullable String customerId,
        @Nullable String runnerId,
        EscrowStatus status,
        Money amount,
        Money foodFee,
        Money deliveryFee,
        String currency,
        @Nullable String reason,
        List<Entry> entries,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public static EscrowView of(Escrow escrow, long version) {
        Deposit deposit = escrow.deposit();
        return new EscrowView(
                DerivedId.ESCROW.of(escrow.orderId()),
                escrow.orderId(),
                deposit == null ? null : deposit.customerId(),
                escrow.runnerId(),
                escrow.status(),
                escrow.amount(),
                deposit == null ? Money.ZERO : deposit.foodFee(),
                deposit == null ? Money.ZERO : deposit.deliveryFee(),
                Money.CURRENCY,
                escrow.reason(),
                escrow.ledger().stream()
                        .flatMap(movement -> Stream.of(movement.from(), movement.to()))
                        .toList(),
                escrow.createdAt(),
                escrow.updatedAt(),
                version);
    }
}
