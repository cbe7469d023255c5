package dev.campusg.simulation;

import dev.campusg.payment.application.GatewayAnswer;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.application.PaymentGateway;
import dev.campusg.payment.domain.Operation;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A payout is asked for under a new idempotency key each time: whoever hears no answer pays again. */
final class PayoutUnderAnotherKey implements Bug {

    @Override
    public PaymentGateway gateway(PaymentGateway right) {
        return new Careless(right, new AtomicInteger());
    }

    private record Careless(PaymentGateway right, AtomicInteger asked) implements PaymentGateway {
        @Override
        public CompletionStage<GatewayAnswer> perform(GatewayCall call, Consumer<GatewayAnswer> again) {
            return right.perform(call.operation() == Operation.RELEASE ? renamed(call) : call, again);
        }

        private GatewayCall renamed(GatewayCall call) {
            return new GatewayCall(
                    call.operation(),
                    call.attempt(),
                    call.since(),
                    call.paymentId() + "#" + asked.incrementAndGet(),
                    call.terms(),
                    call.intentId(),
                    call.payout());
        }
    }
}
