package dev.campusg.payment.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorizedFact;
import dev.campusg.contracts.PaymentMessages.PaymentFailedFact;
import dev.campusg.contracts.PaymentMessages.PaymentInEscrow;
import dev.campusg.contracts.PaymentMessages.PaymentReleasedFact;
import dev.campusg.contracts.PaymentMessages.PaymentRevertedFact;
import dev.campusg.contracts.Topics;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Decision.Accepted;
import dev.campusg.eventstore.Decision.Refused;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.payment.domain.Asker;
import dev.campusg.payment.domain.GatewayWork;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What follows from a decision about a payment. Whoever waits for an operation is answered when it ends; a transition
 * nobody waits for is told as a fact.
 */
public final class PaymentEffects {

    /** The one timer a payment has: when to ask the gateway. */
    static final String TIMER = "gateway";

    /** The effects of whatever is not a command. */
    public static Effects of(Decision<Payment, PaymentEvent> decision) {
        return switch (decision) {
            case Refused<Payment, PaymentEvent> refused -> Effects.NONE;
            case Accepted<Payment, PaymentEvent> accepted -> {
                List<Outgoing> messages = new ArrayList<>(answers(accepted));
                if (messages.isEmpty()
                        && accepted.before().status() != accepted.state().status()) {
                    fact(accepted.state()).forEach(messages::add);
                }
                yield new Effects(messages, timers(accepted));
            }
        };
    }

    /** The effects of a command: its reply, now or when the gateway has answered. */
    static Effects replying(
            Operation operation, Received<?> received, String orderId, Decision<Payment, PaymentEvent> decision) {
        return switch (decision) {
            case Refused<Payment, PaymentEvent>(var payment, var version, var why) ->
                Effects.send(toOrder(orderId, PaymentReplies.refused(operation, orderId, why)));
            case Accepted<Payment, PaymentEvent> accepted -> {
                Asker asker = new Asker(received.messageId(), received.correlationId());
                boolean later = accepted.state().errands().awaitedBy(asker);
                yield new Effects(
                        later
                                ? List.of()
                                : List.of(toOrder(orderId, PaymentReplies.outcome(operation, accepted.state()))),
                        timers(accepted));
            }
        };
    }

    private static List<Outgoing> answers(Accepted<Payment, PaymentEvent> accepted) {
        Payment payment = accepted.state();
        return payment.errands()
                .answeredSince(accepted.before().errands())
                .map(one -> toOrder(
                                Objects.requireNonNull(payment.orderId()),
                                PaymentReplies.outcome(one.operation(), payment))
                        .answering(one.asker().messageId(), one.asker().correlationId()))
                .toList();
    }

    private static Stream<Outgoing> fact(Payment payment) {
        String order = Objects.requireNonNull(payment.orderId());
        String id = DerivedId.PAYMENT.of(order);
        String status = payment.status().name();
        Stream<PaymentMessages> facts = switch (payment.status()) {
            case NONE, INITIATING -> Stream.empty();
            case AUTHORIZED -> Stream.of(new PaymentAuthorizedFact(id, order, status));
            case INESCROW -> Stream.of(new PaymentInEscrow(id, order, status));
            case SUCCEEDED -> Stream.of(new PaymentReleasedFact(id, order, status));
            case REVERTED -> Stream.of(new PaymentRevertedFact(id, order, status));
            case FAILED -> Stream.of(new PaymentFailedFact(id, order, status));
        };
        return facts.map(fact -> toOrder(order, fact));
    }

    private static List<TimerChange> timers(Accepted<Payment, PaymentEvent> accepted) {
        GatewayWork before = accepted.before().errands().work();
        GatewayWork now = accepted.state().errands().work();
        if (Objects.equals(before, now)) {
            return List.of();
        }
        return List.of(now == null ? new TimerChange.Cancel(TIMER) : new TimerChange.Set(TIMER, now.due(), "{}"));
    }

    private static Outgoing toOrder(String orderId, PaymentMessages message) {
        return Outgoing.to(Topics.PAYMENT_EVENTS, orderId, message);
    }

    private PaymentEffects() {}
}
