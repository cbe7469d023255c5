package dev.campusg.escrow.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order's money. */
public sealed interface EscrowCommand {

    Instant at();

    record Hold(Deposit deposit, Instant at) implements EscrowCommand {}

    record Release(String runnerId, Instant at) implements EscrowCommand {}

    /** Gives back what is held. */
    record Refund(@Nullable String reason, Instant at) implements EscrowCommand {}

    /** Makes sure that nothing is held, now or later: what a saga asks that does not know how far it got. */
    record Undo(String orderId, @Nullable String reason, Instant at) implements EscrowCommand {}
}
