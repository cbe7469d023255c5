package dev.campusg.simulation;

import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsRefunded;
import dev.campusg.contracts.EscrowMessages.FundsReleased;
import dev.campusg.contracts.EscrowMessages.HoldFunds;
import dev.campusg.contracts.EscrowMessages.RefundFunds;
import dev.campusg.contracts.EscrowMessages.ReleaseFunds;
import dev.campusg.contracts.Topics;
import dev.campusg.escrow.domain.Deposit;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowDecider;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.escrow.domain.EscrowStatus;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import java.util.List;
import java.util.Map;

/** Money that was given back is given back again to whoever asks again. */
final class DoubleRefund implements Bug {

    private static final List<Reaction<?, Escrow, EscrowCommand, EscrowEvent>> REACTIONS = List.of(
            new Reaction<>(
                    HoldFunds.class,
                    received -> received.message().orderId(),
                    received -> new EscrowCommand.Hold(deposit(received.message()), received.at()),
                    (received, decision) -> reply(
                            new FundsHeld(
                                    "escrow",
                                    received.message().orderId(),
                                    decision.state().amount(),
                                    "HELD"),
                            received.message().orderId())),
            new Reaction<>(
                    ReleaseFunds.class,
                    received -> received.message().orderId(),
                    received -> new EscrowCommand.Release(received.message().runnerId(), received.at()),
                    (received, decision) -> reply(
                            new FundsReleased(
                                    "escrow",
                                    received.message().orderId(),
                                    received.message().runnerId(),
                                    decision.state().amount(),
                                    "RELEASED"),
                            received.message().orderId())),
            new Reaction<>(
                    RefundFunds.class,
                    received -> received.message().orderId(),
                    received -> new EscrowCommand.Undo(
                            received.message().orderId(), received.message().reason(), received.at()),
                    (received, decision) -> reply(
                            new FundsRefunded(
                                    "escrow",
                                    received.message().orderId(),
                                    decision.state().amount(),
                                    "REFUNDED"),
                            received.message().orderId())));

    private static Deposit deposit(HoldFunds asked) {
        return new Deposit(
                asked.orderId(),
                asked.customerId(),
                asked.runnerId(),
                asked.amount(),
                asked.foodFee(),
                asked.deliveryFee());
    }

    private static Effects reply(Object message, String orderId) {
        return Effects.send(Outgoing.to(Topics.ESCROW_EVENTS, orderId, message));
    }

    @Override
    public Participant<Escrow, EscrowCommand, EscrowEvent> escrow(EventStore store, MessageEncoder encoder) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        "escrow",
                        new Generous(new EscrowDecider()),
                        new JacksonEvents<>(Json.MAPPER, EventTypes.of(EscrowEvent.class), Map.of()),
                        new JacksonState<>(Json.MAPPER, 1, Escrow.class)),
                encoder,
                REACTIONS);
    }

    private record Generous(EscrowDecider right) implements Decider<Escrow, EscrowCommand, EscrowEvent> {
        @Override
        public Escrow initial() {
            return right.initial();
        }

        @Override
        public List<EscrowEvent> decide(Escrow escrow, EscrowCommand command) {
            return escrow.status() == EscrowStatus.REFUNDED && command instanceof EscrowCommand.Undo undo
                    ? List.of(new EscrowEvent.FundsRefunded(
                            undo.reason(), escrow.ledger().getLast(), undo.at()))
                    : right.decide(escrow, command);
        }

        @Override
        public Escrow evolve(Escrow escrow, EscrowEvent event) {
            return right.evolve(escrow, event);
        }
    }
}
