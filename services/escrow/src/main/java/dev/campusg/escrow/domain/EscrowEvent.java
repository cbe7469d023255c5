package dev.campusg.escrow.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an order's money. */
public sealed interface EscrowEvent {

    Instant at();

    record FundsHeld(Deposit deposit, Movement movement, Instant at) implements EscrowEvent {}

    record FundsReleased(String runnerId, Movement movement, Instant at) implements EscrowEvent {}

    record FundsRefunded(@Nullable String reason, Movement movement, Instant at) implements EscrowEvent {}

    /** It was to be refunded before it was held: a late hold finds this and fails. */
    record HoldForestalled(String orderId, @Nullable String reason, Instant at) implements EscrowEvent {}
}
