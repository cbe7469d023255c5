package dev.campusg.payment.gateway.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import dev.campusg.payment.application.GatewayAnswer;
import dev.campusg.payment.application.GatewayAnswer.Done;
import dev.campusg.payment.application.GatewayAnswer.Refused;
import dev.campusg.payment.application.GatewayAnswer.Unanswered;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.domain.Failure;
import dev.campusg.payment.domain.Payout;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation means at Stripe. It blocks, and may be broken off anywhere: asked again it goes the same way under
 * the same keys, and finds done what was done.
 *
 * <p>A hold takes two requests. An intent that is not confirmed holds nothing, so whoever wants to let go of a hold that
 * may or may not have been taken can ask for the intent again and cancel it: what is cancelled is never confirmed after.
 *
 * <p>Stripe keeps the first answer to a key for a day, even a fault of its own, so after a fault the object itself is
 * looked at.
 */
final class StripeOperations {

    private static final GatewayAnswer STILL_AT_IT = new Unanswered(Duration.ofSeconds(2));

    private final StripeApi stripe;

    StripeOperations(StripeApi stripe) {
        this.stripe = stripe;
    }

    /** @throws StripeException what Stripe answered instead, see {@link StripeFaults} */
    GatewayAnswer perform(GatewayCall call) throws StripeException {
        return switch (call.operation()) {
            case AUTHORIZE -> authorize(call);
            case RELEASE -> release(call);
            case REVERT -> revert(call);
        };
    }

    private GatewayAnswer authorize(GatewayCall call) throws StripeException {
        String id = stripe.create(call).getId();
        PaymentIntent intent = settled(id, Set.of("requires_confirmation"), () -> stripe.confirm(id, call));
        return switch (intent.getStatus()) {
            case "requires_capture" -> new Done(id);
            case "processing" -> STILL_AT_IT;
            case "requires_payment_method" ->
                new Refused(StripeFaults.declined(Optional.ofNullable(intent.getLastPaymentError())));
            case "requires_action" -> new Refused(StripeFaults.OWNER_WANTED);
            default -> new Refused(standsAs(intent));
        };
    }

    private GatewayAnswer release(GatewayCall call) throws StripeException {
        String id = Objects.requireNonNull(call.intentId());
        PaymentIntent intent = settled(id, Set.of("requires_capture"), () -> stripe.capture(id, call));
        return switch (intent.getStatus()) {
            case "succeeded" -> new Done(transferred(intent, call).getId());
            case "processing" -> STILL_AT_IT;
            default -> new Refused(standsAs(intent));
        };
    }

    private Transfer transferred(PaymentIntent captured, GatewayCall call) throws StripeException {
        Payout payout = Objects.requireNonNull(call.payout());
        try {
            return stripe.transfer(captured.getLatestCharge(), payout, call);
        } catch (StripeException fault) {
            return stripe.findTransfer(call).orElseThrow(() -> fault);
        }
    }

    private GatewayAnswer revert(GatewayCall call) throws StripeException {
        String id = call.intentId() == null ? anyIntent(call) : call.intentId();
        PaymentIntent intent = settled(
                id,
                Set.of("requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"),
                () -> stripe.cancel(id, call));
        return switch (intent.getStatus()) {
            case "canceled" -> new Done(id);
            case "succeeded" -> refunded(id, call);
            case "processing" -> STILL_AT_IT;
            default -> new Refused(standsAs(intent));
        };
    }

    /** The intent that may be held without our knowing; if there is none, one in its place that stays unconfirmed. */
    private String anyIntent(GatewayCall call) throws StripeException {
        Optional<PaymentIntent> found = stripe.find(call);
        return (found.isPresent() ? found.get() : stripe.create(call)).getId();
    }

    private GatewayAnswer refunded(String intentId, GatewayCall call) throws StripeException {
        try {
            Refund refund = stripe.refund(intentId, call);
            return switch (refund.getStatus()) {
                case "failed", "canceled" ->
                    new Refused(new Failure(
                            Failure.PROCESSING_ERROR, "the card processor has the refund as " + refund.getStatus()));
                default -> new Done(refund.getId());
            };
        } catch (StripeException fault) {
            if ("charge_already_refunded".equals(fault.getCode())) {
                return new Done(intentId);
            }
            throw fault;
        }
    }

    private interface Request {
        PaymentIntent send() throws StripeException;
    }

    /** The intent after a request. A fault counts only if the intent is still where it was before. */
    private PaymentIntent settled(String intentId, Set<String> before, Request request) throws StripeException {
        try {
            PaymentIntent answered = request.send();
            return answered.getStatus().equals("processing") ? stripe.retrieve(intentId) : answered;
        } catch (CardException declined) {
            throw declined;
        } catch (StripeException fault) {
            PaymentIntent standing = stripe.retrieve(intentId);
            if (before.contains(standing.getStatus())) {
                throw fault;
            }
            return standing;
        }
    }

    private static Failure standsAs(PaymentIntent intent) {
        return new Failure(Failure.PROCESSING_ERROR, "the card processor has the payment as " + intent.getStatus());
    }
}
