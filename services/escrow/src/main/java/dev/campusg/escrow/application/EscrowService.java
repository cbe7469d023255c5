package dev.campusg.escrow.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.EscrowMessages.HoldFunds;
import dev.campusg.contracts.EscrowMessages.RefundFunds;
import dev.campusg.contracts.EscrowMessages.ReleaseFunds;
import dev.campusg.escrow.domain.Deposit;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowCommand.Hold;
import dev.campusg.escrow.domain.EscrowCommand.Release;
import dev.campusg.escrow.domain.EscrowCommand.Undo;
import dev.campusg.escrow.domain.EscrowDecider;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import java.util.List;
import java.util.Map;

/** The ledgers, one stream an order, and what they do when a message comes. */
public final class EscrowService {

    public static final String CATEGORY = "escrow";

    static final EventTypes<EscrowEvent> EVENTS = EventTypes.of(EscrowEvent.class);

    private static final List<Reaction<?, Escrow, EscrowCommand, EscrowEvent>> REACTIONS = List.of(
            Reaction.opening(
                    HoldFunds.class,
                    received -> received.message().orderId(),
                    EscrowService::hold,
                    (received, decision) ->
                            EscrowReplies.held(received.message().orderId(), decision)),
            new Reaction<>(
                    ReleaseFunds.class,
                    received -> received.message().orderId(),
                    received -> new Release(received.message().runnerId(), received.at()),
                    (received, decision) ->
                            EscrowReplies.released(received.message().orderId(), decision)),
            new Reaction<>(
                    RefundFunds.class,
                    received -> received.message().orderId(),
                    received -> new Undo(
                            received.message().orderId(), received.message().reason(), received.at()),
                    (received, decision) ->
                            EscrowReplies.refunded(received.message().orderId(), decision)));

    public static Participant<Escrow, EscrowCommand, EscrowEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new EscrowDecider(),
                        new JacksonEvents<>(mapper, EVENTS, Map.of()),
                        new JacksonState<>(mapper, 1, Escrow.class)),
                encoder,
                REACTIONS);
    }

    private static EscrowCommand hold(Received<HoldFunds> received) {
        HoldFunds asked = received.message();
        return new Hold(
                new Deposit(
                        asked.orderId(),
                        asked.customerId(),
                        asked.runnerId(),
                        asked.amount(),
                        asked.foodFee(),
                        asked.deliveryFee()),
                received.at());
    }

    private EscrowService() {}
}
