package dev.campusg.payment.gateway.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCancelParams.CancellationReason;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import dev.campusg.contracts.Money;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.domain.Payout;
import dev.campusg.payment.domain.Terms;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The requests we make of Stripe. Whatever changes something there carries a key that follows from the payment alone, and
 * every object the ids that lead back to it.
 */
final class StripeApi {

    static final String ORDER_ID = "order_id";
    static final String PAYMENT_ID = "payment_id";
    static final String ATTEMPT = "attempt";

    private static final String CURRENCY = Money.CURRENCY.toLowerCase(Locale.ROOT);
    private static final int LONGEST_DESCRIPTION = 500;
    private static final long LATEST = 100;

    private final StripeClient client;

    /** Stripe's client makes no second try of its own: retries are durable, and all in one place. */
    StripeApi(StripeSettings settings) {
        this.client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.apiBase())
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadTimeout((int) settings.readTimeout().toMillis())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** An intent that holds nothing yet; there is one for each payment. */
    PaymentIntent create(GatewayCall call) throws StripeException {
        Terms terms = call.terms();
        PaymentIntentCreateParams.Builder intent = PaymentIntentCreateParams.builder()
                .setAmount(terms.amount().cents())
                .setCurrency(CURRENCY)
                .setCustomer(terms.stripeCustomerId())
                .setPaymentMethod(terms.paymentMethodId())
                .addPaymentMethodType("card")
                .setCaptureMethod(CaptureMethod.MANUAL)
                .setTransferGroup(call.paymentId())
                .putAllMetadata(metadata(call));
        String description = terms.description();
        if (!description.isBlank()) {
            intent.setDescription(description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length())));
        }
        return client.v1().paymentIntents().create(intent.build(), keyed(call.paymentId() + ":create"));
    }

    /** Holds the amount: the customer is not there to be asked for more. */
    PaymentIntent confirm(String intentId, GatewayCall call) throws StripeException {
        return client.v1()
                .paymentIntents()
                .confirm(
                        intentId,
                        PaymentIntentConfirmParams.builder().setOffSession(true).build(),
                        keyed(call.idempotencyKey()));
    }

    PaymentIntent retrieve(String intentId) throws StripeException {
        return client.v1().paymentIntents().retrieve(intentId);
    }

    /** The intent of a payment among the latest of its customer: lists, unlike searches, are never behind. */
    Optional<PaymentIntent> find(GatewayCall call) throws StripeException {
        PaymentIntentListParams latest = PaymentIntentListParams.builder()
                .setCustomer(call.terms().stripeCustomerId())
                .setLimit(LATEST)
                .build();
        return client.v1().paymentIntents().list(latest).getData().stream()
                .filter(intent -> call.paymentId().equals(intent.getMetadata().get(PAYMENT_ID)))
                .findFirst();
    }

    PaymentIntent capture(String intentId, GatewayCall call) throws StripeException {
        return client.v1()
                .paymentIntents()
                .capture(
                        intentId,
                        PaymentIntentCaptureParams.builder().build(),
                        keyed(call.idempotencyKey() + ":capture"));
    }

    /** All of it goes to the runner, out of this very charge: Stripe would not let more than that go. */
    Transfer transfer(String chargeId, Payout payout, GatewayCall call) throws StripeException {
        TransferCreateParams transfer = TransferCreateParams.builder()
                .setAmount(call.terms().amount().cents())
                .setCurrency(CURRENCY)
                .setDestination(payout.connectAccountId())
                .setSourceTransaction(chargeId)
                .setTransferGroup(call.paymentId())
                .putAllMetadata(metadata(call))
                .putMetadata(ATTEMPT, Integer.toString(call.attempt()))
                .build();
        return client.v1().transfers().create(transfer, keyed(call.idempotencyKey() + ":transfer"));
    }

    Optional<Transfer> findTransfer(GatewayCall call) throws StripeException {
        TransferListParams ofPayment =
                TransferListParams.builder().setTransferGroup(call.paymentId()).build();
        return client.v1().transfers().list(ofPayment).getData().stream().findFirst();
    }

    PaymentIntent cancel(String intentId, GatewayCall call) throws StripeException {
        PaymentIntentCancelParams params = PaymentIntentCancelParams.builder()
                .setCancellationReason(CancellationReason.REQUESTED_BY_CUSTOMER)
                .build();
        return client.v1().paymentIntents().cancel(intentId, params, keyed(call.idempotencyKey() + ":cancel"));
    }

    Refund refund(String intentId, GatewayCall call) throws StripeException {
        RefundCreateParams all =
                RefundCreateParams.builder().setPaymentIntent(intentId).build();
        return client.v1().refunds().create(all, keyed(call.idempotencyKey() + ":refund"));
    }

    private static Map<String, String> metadata(GatewayCall call) {
        return Map.of(ORDER_ID, call.terms().orderId(), PAYMENT_ID, call.paymentId());
    }

    private static RequestOptions keyed(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
