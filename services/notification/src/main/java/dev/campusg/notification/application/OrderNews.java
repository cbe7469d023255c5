package dev.campusg.notification.application;

import static dev.campusg.notification.application.Hearing.fact;
import static dev.campusg.notification.application.Hearing.keyed;
import static dev.campusg.notification.application.Hearing.runnerLeft;
import static dev.campusg.notification.application.Hearing.tells;
import static dev.campusg.notification.application.Hearing.tellsWhose;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsHeldFact;
import dev.campusg.contracts.EscrowMessages.FundsRefunded;
import dev.campusg.contracts.EscrowMessages.FundsRefundedFact;
import dev.campusg.contracts.OrderMessages.OrderAcceptanceCancelledFact;
import dev.campusg.contracts.OrderMessages.OrderAcceptedFact;
import dev.campusg.contracts.OrderMessages.OrderCancelled;
import dev.campusg.contracts.OrderMessages.OrderCancelledFact;
import dev.campusg.contracts.OrderMessages.OrderCompletedFact;
import dev.campusg.contracts.OrderMessages.OrderCreated;
import dev.campusg.contracts.OrderMessages.OrderCreatedFact;
import dev.campusg.contracts.OrderMessages.OrderRunnerClearedFact;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.OrderMessages.OrderUpdatedFact;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorized;
import dev.campusg.contracts.PaymentMessages.PaymentReleased;
import dev.campusg.contracts.PaymentMessages.PaymentReverted;
import dev.campusg.contracts.SagaMessages.SagaStatusChanged;
import dev.campusg.contracts.TimerMessages.OrderTimeout;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.notification.domain.OrderParties;
import dev.campusg.notification.domain.PartiesCommand;
import dev.campusg.notification.domain.PartiesDecider;
import dev.campusg.notification.domain.PartiesEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Listens to everything that happens to orders and turns it into {@code send_notification} commands for those who take
 * part in them. The table says what each message tells.
 */
public final class OrderNews {

    public static final String CATEGORY = "orderparties";

    static final EventTypes<PartiesEvent> EVENTS = EventTypes.of(PartiesEvent.class);

    private static final List<Reaction<?, OrderParties, PartiesCommand, PartiesEvent>> REACTIONS = List.of(
            tellsWhose(OrderCreated.class, OrderCreated::orderId, OrderCreated::customerId, _ -> Texts.unpaid()),
            tells(OrderStatusUpdated.class, OrderStatusUpdated::orderId, reply -> Texts.ofStatus(reply.status())),
            tells(OrderCancelled.class, OrderCancelled::orderId, reply -> Texts.cancelled(reply.reason())),
            fact(OrderCreatedFact.class, _ -> Texts.placed()),
            fact(OrderUpdatedFact.class, fact -> Texts.ofStatus(fact.status())),
            fact(OrderAcceptedFact.class, fact -> Texts.ofStatus(fact.status())),
            fact(OrderCancelledFact.class, _ -> Texts.cancelled(null)),
            fact(OrderCompletedFact.class, fact -> Texts.ofStatus(fact.status())),
            runnerLeft(OrderAcceptanceCancelledFact.class, Texts.onOfferAgain()),
            runnerLeft(OrderRunnerClearedFact.class, Texts.onOfferAgain()),
            tells(PaymentAuthorized.class, PaymentAuthorized::orderId, _ -> Texts.authorized()),
            keyed(PaymentReverted.class, _ -> null, _ -> Texts.refunded()),
            keyed(PaymentReleased.class, PaymentReleased::runnerId, reply -> Texts.receipts(reply.amount())),
            tells(FundsHeld.class, FundsHeld::orderId, reply -> Texts.held(reply.amount())),
            tellsWhose(
                    FundsHeldFact.class,
                    FundsHeldFact::orderId,
                    FundsHeldFact::customerId,
                    fact -> Texts.held(fact.amount())),
            tells(FundsRefunded.class, FundsRefunded::orderId, _ -> Texts.refunded()),
            tellsWhose(
                    FundsRefundedFact.class,
                    FundsRefundedFact::orderId,
                    FundsRefundedFact::customerId,
                    _ -> Texts.refunded()),
            // A timer that ran out only asks; a runner may have been first. That nobody came, the order itself tells.
            tellsWhose(OrderTimeout.class, OrderTimeout::orderId, OrderTimeout::customerId, _ -> List.of()),
            tells(
                    SagaStatusChanged.class,
                    SagaStatusChanged::orderId,
                    change -> Texts.ofSaga(change.status(), change.reason())));

    private OrderNews() {}

    public static Participant<OrderParties, PartiesCommand, PartiesEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new PartiesDecider(),
                        new JacksonEvents<>(mapper, EVENTS, Map.of()),
                        new JacksonState<>(mapper, 1, OrderParties.class)),
                encoder,
                REACTIONS);
    }

    /** An order was accepted, says somebody who need not know whose it is. */
    public static PartiesCommand accepted(@Nullable String customerId, @Nullable String runnerId, Instant at) {
        return new PartiesCommand.Hear(customerId, runnerId, Texts.ofStatus("ACCEPTED"), at);
    }

    /** The commands that tell the news of an order to those who are to hear them. */
    public static Effects send(String orderId, Decision<OrderParties, PartiesEvent> decision) {
        return Hearing.send(orderId, decision);
    }
}
