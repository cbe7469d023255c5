package dev.campusg.payment.application;

import static dev.campusg.payment.domain.Operation.AUTHORIZE;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.payment.application.GatewayAnswer.Done;
import dev.campusg.payment.application.GatewayAnswer.Refused;
import dev.campusg.payment.application.GatewayAnswer.Unanswered;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentCommand.Abandon;
import dev.campusg.payment.domain.PaymentCommand.Confirm;
import dev.campusg.payment.domain.PaymentCommand.KeepAsking;
import dev.campusg.payment.domain.PaymentCommand.Refuse;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.timers.TimerReaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks the gateway what a payment's stream says it is to be asked, and records its answer.
 *
 * <p>The timer was set by the step that recorded the intent and is gone with the step that records the answer. A crash
 * anywhere in between makes it fire again; the idempotency key makes the gateway give the same answer again.
 */
public final class GatewayReaction implements TimerReaction {

    /** How soon a gateway is asked again that could not be reached. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Metadata GATEWAY = new Metadata(null, null, "payment-gateway");

    private final Participant<Payment, PaymentCommand, PaymentEvent> payments;
    private final PaymentGateway gateway;
    private final Clock clock;
    private final Duration limit;

    /** @param limit how long the gateway may take to authorise; after that the payment fails and is let go */
    public GatewayReaction(
            Participant<Payment, PaymentCommand, PaymentEvent> payments,
            PaymentGateway gateway,
            Clock clock,
            Duration limit) {
        this.payments = payments;
        this.gateway = gateway;
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public String category() {
        return Payments.CATEGORY;
    }

    @Override
    public CompletionStage<?> fire(DueTimer timer) {
        return payments.streams()
                .current(timer.stream().key())
                .thenCompose(current -> GatewayCall.of(current.state())
                        .map(this::ask)
                        .orElseGet(() -> CompletableFuture.completedStage(null)));
    }

    private CompletionStage<Void> ask(GatewayCall call) {
        return answer(call).thenCompose(answer -> record(call, answer));
    }

    private CompletionStage<GatewayAnswer> answer(GatewayCall call) {
        try {
            return gateway.perform(call, again -> record(call, again)).exceptionally(_ -> new Unanswered(PAUSE));
        } catch (RuntimeException unreachable) {
            return CompletableFuture.completedStage(new Unanswered(PAUSE));
        }
    }

    private CompletionStage<Void> record(GatewayCall call, GatewayAnswer answer) {
        Instant now = clock.instant();
        return switch (answer) {
            case Done(var reference) -> record(call, new Confirm(call.operation(), call.attempt(), reference, now));
            case Refused(var why) -> record(call, new Refuse(call.operation(), call.attempt(), why, now));
            case Unanswered(var askAgainIn) -> unanswered(call, now.plus(askAgainIn), now);
        };
    }

    /** Letting go and paying out are never given up: only whether the card can be charged may stay unknown. */
    private CompletionStage<Void> unanswered(GatewayCall call, Instant next, Instant now) {
        if (call.operation() != AUTHORIZE) {
            return askAgain(call, next, now);
        }
        Instant last = call.since().plus(limit);
        return now.isBefore(last)
                ? askAgain(call, next.isBefore(last) ? next : last, now)
                : record(call, new Abandon(now));
    }

    private CompletionStage<Void> askAgain(GatewayCall call, Instant next, Instant now) {
        TimerChange later = new TimerChange.Set(PaymentEffects.TIMER, next, "{}");
        return payments.handle(
                        call.terms().orderId(),
                        GATEWAY,
                        new KeepAsking(now),
                        decision -> decision.state().errands().work() == null ? Effects.NONE : Effects.NONE.with(later))
                .thenAccept(_ -> {});
    }

    private CompletionStage<Void> record(GatewayCall call, PaymentCommand outcome) {
        return payments.handle(call.terms().orderId(), GATEWAY, outcome, PaymentEffects::of)
                .thenAccept(_ -> {});
    }
}
