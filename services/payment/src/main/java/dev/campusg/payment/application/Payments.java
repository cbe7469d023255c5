package dev.campusg.payment.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsHeldFact;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.PaymentMessages.AuthorizePayment;
import dev.campusg.contracts.PaymentMessages.ReleasePayment;
import dev.campusg.contracts.PaymentMessages.RevertPayment;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.payment.domain.Asker;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentCommand.Authorize;
import dev.campusg.payment.domain.PaymentCommand.MoveToEscrow;
import dev.campusg.payment.domain.PaymentCommand.Release;
import dev.campusg.payment.domain.PaymentCommand.Revert;
import dev.campusg.payment.domain.PaymentDecider;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.payment.domain.Terms;
import java.util.List;
import java.util.Map;

/** The payments, one stream an order, and what they do when a message comes. */
public final class Payments {

    public static final String CATEGORY = "payment";

    static final EventTypes<PaymentEvent> EVENTS = EventTypes.of(PaymentEvent.class);

    private static final List<Reaction<?, Payment, PaymentCommand, PaymentEvent>> REACTIONS = List.of(
            Reaction.opening(
                    AuthorizePayment.class,
                    received -> received.message().orderId(),
                    received -> new Authorize(termsOf(received.message()), asker(received), received.at()),
                    (received, decision) -> PaymentEffects.replying(
                            Operation.AUTHORIZE, received, received.message().orderId(), decision)),
            new Reaction<>(
                    ReleasePayment.class,
                    received -> DerivedId.PAYMENT.orderOf(received.message().paymentId()),
                    received -> new Release(
                            received.message().runnerId(),
                            received.message().runnerConnectAccountId(),
                            asker(received),
                            received.at()),
                    (received, decision) -> PaymentEffects.replying(
                            Operation.RELEASE,
                            received,
                            DerivedId.PAYMENT.orderOf(received.message().paymentId()),
                            decision)),
            new Reaction<>(
                    RevertPayment.class,
                    received -> DerivedId.PAYMENT.orderOf(received.message().paymentId()),
                    received -> new Revert(
                            DerivedId.PAYMENT.orderOf(received.message().paymentId()),
                            received.message().reason(),
                            asker(received),
                            received.at()),
                    (received, decision) -> PaymentEffects.replying(
                            Operation.REVERT,
                            received,
                            DerivedId.PAYMENT.orderOf(received.message().paymentId()),
                            decision)),
            new Reaction<>(
                    FundsHeld.class,
                    received -> received.message().orderId(),
                    received -> new MoveToEscrow(received.at()),
                    (_, decision) -> PaymentEffects.of(decision)),
            new Reaction<>(
                    FundsHeldFact.class,
                    received -> received.message().orderId(),
                    received -> new MoveToEscrow(received.at()),
                    (_, decision) -> PaymentEffects.of(decision)));

    public static Participant<Payment, PaymentCommand, PaymentEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new PaymentDecider(),
                        new JacksonEvents<>(mapper, EVENTS, Map.of()),
                        new JacksonState<>(mapper, 1, Payment.class)),
                encoder,
                REACTIONS);
    }

    /** What an authorisation is asked for, in the words of the domain. */
    public static Terms termsOf(AuthorizePayment asked) {
        return new Terms(
                asked.orderId(),
                asked.customer().clerkUserId(),
                asked.customer().stripeCustomerId(),
                asked.customer().userStripeCard().paymentMethodId(),
                new Money(asked.order().amount()),
                asked.order().description());
    }

    private static Asker asker(Received<?> received) {
        return new Asker(received.messageId(), received.correlationId());
    }

    private Payments() {}
}
