package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What is said to the payment service and what it says. Amounts in commands are whole cents. */
@Message.On(commands = Topics.PAYMENT_COMMANDS, events = Topics.PAYMENT_EVENTS)
public sealed interface PaymentMessages extends Message {

    /** Where a payment stands. */
    enum Status {
        AUTHORIZED,
        INESCROW,
        SUCCEEDED,
        REVERTED,
        FAILED
    }

    record Card(
            @JsonProperty("payment_method_id") @JsonAlias("paymentMethodId")
            String paymentMethodId) {}

    record Payer(String clerkUserId, String stripeCustomerId, Card userStripeCard) {}

    /** @param amount cents */
    record Charge(long amount, String description) {}

    @Type("authorize_payment")
    @Replies({PaymentAuthorized.class, PaymentFailed.class})
    record AuthorizePayment(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,
            Payer customer,
            Charge order,

            @Nullable @JsonProperty("return_url") @JsonAlias("returnUrl")
            String returnUrl)
            implements PaymentMessages {}

    @Type("payment.authorized")
    record PaymentAuthorized(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("payment_intent_id") String paymentIntentId,
            @OneOf(Status.class) String status)
            implements PaymentMessages {}

    @Type("payment.failed")
    record PaymentFailed(@JsonProperty("order_id") @Nullable String orderId, String error, String message)
            implements PaymentMessages {}

    @Type("release_payment")
    @Replies({PaymentReleased.class, PaymentReleaseFailed.class})
    record ReleasePayment(
            @JsonProperty("payment_id") @JsonAlias("paymentId")
            String paymentId,

            @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId,

            @JsonProperty("runner_connect_account_id") @JsonAlias("runnerConnectAccountId")
            String runnerConnectAccountId)
            implements PaymentMessages {}

    @Type("payment.released")
    record PaymentReleased(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("runner_id") String runnerId,
            Money amount,
            @JsonProperty("transfer_id") String transferId)
            implements PaymentMessages {}

    @Type("payment.release_failed")
    record PaymentReleaseFailed(@JsonProperty("payment_id") String paymentId, String error)
            implements PaymentMessages {}

    @Type("revert_payment")
    @Replies({PaymentReverted.class, PaymentRevertFailed.class})
    record RevertPayment(
            @JsonProperty("payment_id") @JsonAlias("paymentId")
            String paymentId,

            @Nullable String reason) implements PaymentMessages {}

    @Type("payment.reverted")
    record PaymentReverted(
            @JsonProperty("payment_id") String paymentId,
            @OneOf(Status.class) String status) implements PaymentMessages {}

    @Type("payment.revert_failed")
    record PaymentRevertFailed(@JsonProperty("payment_id") String paymentId, String error) implements PaymentMessages {}

    // The payment's state changed, and no command was waiting to be told.

    @Type("PAYMENT_AUTHORIZED")
    record PaymentAuthorizedFact(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status)
            implements PaymentMessages {}

    @Type("PAYMENT_FAILED")
    record PaymentFailedFact(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status)
            implements PaymentMessages {}

    @Type("PAYMENT_RELEASED")
    record PaymentReleasedFact(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status)
            implements PaymentMessages {}

    @Type("PAYMENT_REVERTED")
    record PaymentRevertedFact(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status)
            implements PaymentMessages {}

    @Type("PAYMENT_INESCROW")
    record PaymentInEscrow(
            @JsonProperty("payment_id") String paymentId,
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status)
            implements PaymentMessages {}
}
