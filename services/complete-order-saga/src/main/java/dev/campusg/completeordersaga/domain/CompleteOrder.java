package dev.campusg.completeordersaga.domain;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.contracts.UserMessages;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a delivered order while it is completed. Each command of the saga is a function of it.
 *
 * @param connectAccountId where the runner is paid, once the user service said so
 * @param transferId the payout, once it was made
 */
public record CompleteOrder(
        String orderId,
        String customerId,
        String runnerId,
        String description,
        Money foodFee,
        Money deliveryFee,
        @Nullable String connectAccountId,
        @Nullable String transferId) {

    /** A notification holds 2,000 characters, an order may take more to describe. */
    private static final int LONGEST_DESCRIPTION = 1_000;

    private static final String COMPLETED = "COMPLETED";

    /** As it was delivered. */
    public static CompleteOrder of(
            String orderId, String customerId, String runnerId, String description, Money foodFee, Money deliveryFee) {
        return new CompleteOrder(orderId, customerId, runnerId, description, foodFee, deliveryFee, null, null);
    }

    /** The id of the one saga that completes an order, whoever starts it and how often. */
    public static String sagaOf(String orderId) {
        return DerivedId.COMPLETION.of(orderId);
    }

    public String paymentId() {
        return DerivedId.PAYMENT.of(orderId);
    }

    /** What the customer pays and the runner receives. */
    public Money amount() {
        return foodFee.plus(deliveryFee);
    }

    Object askPayoutInfo() {
        return new UserMessages.GetPayoutInfo(runnerId);
    }

    Object releasePayment() {
        return new PaymentMessages.ReleasePayment(paymentId(), runnerId, Objects.requireNonNull(connectAccountId));
    }

    Object releaseFunds() {
        return new EscrowMessages.ReleaseFunds(orderId, runnerId);
    }

    Object complete() {
        return new OrderMessages.UpdateOrderStatus(orderId, COMPLETED);
    }

    Object receipt() {
        return tell(
                customerId,
                "RECEIPT",
                "Receipt",
                "Order %s: %s. Food %s, delivery %s. You paid %s."
                        .formatted(orderId, shortened(), priced(foodFee), priced(deliveryFee), priced(amount())));
    }

    Object payoutNotice() {
        return tell(
                runnerId,
                "RECEIPT",
                "You were paid",
                "%s for order %s is on its way to your account (transfer %s)."
                        .formatted(priced(amount()), orderId, transferId));
    }

    Object askCustomerToRate() {
        return tell(customerId, "ORDER_COMPLETED", "Order completed", "How was your runner? Rate them.");
    }

    Object askRunnerToRate() {
        return tell(runnerId, "ORDER_COMPLETED", "Delivery completed", "How was your customer? Rate them.");
    }

    private Object tell(String userId, String type, String title, String message) {
        return new SendNotification(userId, type, title, message, orderId);
    }

    private String shortened() {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION) + " …";
    }

    private static String priced(Money amount) {
        return Money.CURRENCY + " " + amount;
    }

    CompleteOrder payable(UserMessages.PayoutInfoRetrieved reply) {
        return new CompleteOrder(
                orderId, customerId, runnerId, description, foodFee, deliveryFee, reply.connectAccountId(), transferId);
    }

    CompleteOrder paid(PaymentMessages.PaymentReleased reply) {
        return new CompleteOrder(
                orderId, customerId, runnerId, description, foodFee, deliveryFee, connectAccountId, reply.transferId());
    }
}
