package dev.campusg.escrow.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.EscrowMessages.FundsHeldFact;
import dev.campusg.contracts.EscrowMessages.FundsRefundedFact;
import dev.campusg.contracts.EscrowMessages.FundsReleasedFact;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.Topics;
import dev.campusg.escrow.domain.Deposit;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fact to publish for each event that came from an API call. */
public final class EscrowFacts {

    /** The constructor every fact shares. */
    private interface Fact {
        EscrowMessages of(
                String escrowId,
                String orderId,
                String customerId,
                @Nullable String runnerId,
                Money amount,
                String status);
    }

    public static Effects of(Decision<Escrow, EscrowEvent> decision) {
        return switch (decision) {
            case Decision.Refused<Escrow, EscrowEvent> refused -> Effects.NONE;
            case Decision.Accepted<Escrow, EscrowEvent> accepted ->
                new Effects(
                        accepted.events().stream()
                                .flatMap(event -> kind(event).stream())
                                .map(fact -> told(fact, accepted.state()))
                                .toList(),
                        List.of());
        };
    }

    private static Optional<Fact> kind(EscrowEvent event) {
        return switch (event) {
            case EscrowEvent.FundsHeld held -> Optional.of(FundsHeldFact::new);
            case EscrowEvent.FundsReleased released -> Optional.of(FundsReleasedFact::new);
            case EscrowEvent.FundsRefunded refunded -> Optional.of(FundsRefundedFact::new);
            case EscrowEvent.HoldForestalled forestalled -> Optional.empty();
        };
    }

    private static Outgoing told(Fact fact, Escrow escrow) {
        Deposit deposit = escrow.deposit();
        return Outgoing.to(
                Topics.ESCROW_EVENTS,
                escrow.orderId(),
                fact.of(
                        DerivedId.ESCROW.of(escrow.orderId()),
                        escrow.orderId(),
                        deposit == null ? "" : deposit.customerId(),
                        escrow.runnerId(),
                        escrow.amount(),
                        escrow.status().name()));
    }

    private EscrowFacts() {}
}
