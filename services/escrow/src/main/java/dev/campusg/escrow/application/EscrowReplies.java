package dev.campusg.escrow.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.EscrowMessages.EscrowFailed;
import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsRefunded;
import dev.campusg.contracts.EscrowMessages.FundsReleased;
import dev.campusg.contracts.Topics;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import java.util.Objects;
import java.util.function.Function;

/** What a command is told: how things stand now, so a repetition is told the same. */
final class EscrowReplies {

    static Effects held(String orderId, Decision<Escrow, EscrowEvent> decision) {
        return reply(
                orderId,
                decision,
                escrow -> new FundsHeld(
                        DerivedId.ESCROW.of(orderId),
                        orderId,
                        escrow.amount(),
                        escrow.status().name()));
    }

    static Effects released(String orderId, Decision<Escrow, EscrowEvent> decision) {
        return reply(
                orderId,
                decision,
                escrow -> new FundsReleased(
                        DerivedId.ESCROW.of(orderId),
                        orderId,
                        Objects.requireNonNull(escrow.runnerId()),
                        escrow.amount(),
                        escrow.status().name()));
    }

    static Effects refunded(String orderId, Decision<Escrow, EscrowEvent> decision) {
        return reply(
                orderId,
                decision,
                escrow -> new FundsRefunded(
                        DerivedId.ESCROW.of(orderId),
                        orderId,
                        escrow.amount(),
                        escrow.status().name()));
    }

    private static Effects reply(
            String orderId, Decision<Escrow, EscrowEvent> decision, Function<Escrow, EscrowMessages> success) {
        EscrowMessages reply = switch (decision) {
            case Decision.Accepted<Escrow, EscrowEvent> accepted -> success.apply(accepted.state());
            case Decision.Refused<Escrow, EscrowEvent> refused ->
                new EscrowFailed(
                        orderId, refused.why().code() + ": " + refused.why().detail());
        };
        return Effects.send(Outgoing.to(Topics.ESCROW_EVENTS, orderId, reply));
    }

    private EscrowReplies() {}
}
