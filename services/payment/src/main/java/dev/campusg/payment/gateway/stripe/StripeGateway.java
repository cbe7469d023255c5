package dev.campusg.payment.gateway.stripe;

import com.stripe.exception.StripeException;
import dev.campusg.payment.application.GatewayAnswer;
import dev.campusg.payment.application.GatewayAnswer.Refused;
import dev.campusg.payment.application.GatewayAnswer.Unanswered;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.application.PaymentGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Stripe as the gateway. Its client blocks, so each call has a thread to itself. */
public final class StripeGateway implements PaymentGateway {

    private static final Logger LOG = Logger.getLogger(StripeGateway.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final StripeOperations operations;
    private final Clock clock;
    private final Executor threads;

    /** @param threads where calls may block */
    public StripeGateway(StripeSettings settings, Clock clock, Executor threads) {
        this.operations = new StripeOperations(new StripeApi(settings));
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public CompletionStage<GatewayAnswer> perform(GatewayCall call, Consumer<GatewayAnswer> again) {
        return CompletableFuture.supplyAsync(() -> answer(call), threads);
    }

    private GatewayAnswer answer(GatewayCall call) {
        try {
            return operations.perform(call);
        } catch (StripeException fault) {
            if (StripeFaults.isFinal(fault)) {
                return new Refused(StripeFaults.failure(fault));
            }
            // Never its message: it may quote what we sent.
            LOG.logf(
                    StripeFaults.isOurs(fault) ? Logger.Level.ERROR : Logger.Level.WARN,
                    "Stripe did not %s payment %s (status %s, code %s, request %s), asking again",
                    call.operation(),
                    call.paymentId(),
                    fault.getStatusCode(),
                    fault.getCode(),
                    fault.getRequestId());
            return new Unanswered(pause(call));
        }
    }

    /** As long again as it has been asked already, so pauses double and need no counter. */
    private Duration pause(GatewayCall call) {
        Duration asked = Duration.between(call.since(), clock.instant());
        Duration pause = asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
