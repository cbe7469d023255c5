package dev.campusg.payment.application;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Whoever holds, captures and lets go of money on cards. */
public interface PaymentGateway {

    /**
     * Asks for one operation. The same idempotency key has its effect once, however often it is asked, and is answered
     * alike. A stage that fails means that nobody knows: ask again.
     *
     * @param again told what the gateway says of its own accord besides its answer: later, or a second time
     */
    CompletionStage<GatewayAnswer> perform(GatewayCall call, Consumer<GatewayAnswer> again);
}
