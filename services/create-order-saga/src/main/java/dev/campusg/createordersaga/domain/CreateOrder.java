package dev.campusg.createordersaga.domain;

import dev.campusg.contracts.EscrowMessages;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.contracts.PaymentMessages;
import dev.campusg.contracts.TimerMessages;
import dev.campusg.contracts.UserMessages;
import dev.campusg.contracts.UserMessages.PaymentInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order while it is created: what the customer said, and what the participants answered so far. Each
 * command of the saga is a function of it.
 */
public record CreateOrder(
        String sagaId,
        String orderId,
        String customerId,
        OrderDetails details,
        @Nullable PaymentInfo paymentInfo,
        @Nullable String paymentId,
        @Nullable String escrowId,
        @Nullable String timerId) {

    /** The status that puts an order on offer. */
    static final String ON_OFFER = "CREATED";

    /** As the customer said it. */
    public static CreateOrder of(String sagaId, String orderId, String customerId, OrderDetails details) {
        return new CreateOrder(sagaId, orderId, customerId, details, null, null, null, null);
    }

    public Money foodFee() {
        return OrderTerms.total(details.foodItems());
    }

    public Money deliveryFee() {
        return OrderTerms.feeOf(details);
    }

    /** What the customer pays. */
    public Money amount() {
        return foodFee().plus(deliveryFee());
    }

    Object create() {
        return new OrderMessages.CreateOrder(orderId, customerId, details, sagaId);
    }

    Object askPaymentInfo() {
        return new UserMessages.GetPaymentInfo(customerId);
    }

    Object authorize() {
        PaymentInfo info = Objects.requireNonNull(paymentInfo);
        var payer = new PaymentMessages.Payer(
                customerId, info.stripeCustomerId(), new PaymentMessages.Card(info.paymentMethodId()));
        var charge = new PaymentMessages.Charge(amount().cents(), "Order " + orderId);
        return new PaymentMessages.AuthorizePayment(orderId, payer, charge, null);
    }

    Object holdFunds() {
        return new EscrowMessages.HoldFunds(orderId, customerId, null, amount(), foodFee(), deliveryFee());
    }

    Object putOnOffer() {
        return new OrderMessages.UpdateOrderStatus(orderId, ON_OFFER);
    }

    Object startTimer() {
        return new TimerMessages.StartOrderTimer(orderId, customerId, null, sagaId);
    }

    Object tellCreated() {
        return new SendNotification(
                customerId,
                "ORDER_CREATED",
                "Order placed",
                "Your order is paid for and on offer. We will tell you when a runner accepts it.",
                orderId);
    }

    Object cancelTimer() {
        return new TimerMessages.CancelOrderTimer(orderId);
    }

    Object refundFunds(String reason) {
        return new EscrowMessages.RefundFunds(orderId, reason);
    }

    Object revertPayment(String reason) {
        return new PaymentMessages.RevertPayment(Objects.requireNonNull(paymentId), reason);
    }

    Object cancelOrder(String reason) {
        return new OrderMessages.CancelOrder(orderId, reason);
    }

    Object tellCancelled(String reason) {
        boolean timedOut = reason.equals(CancelReasons.TIMED_OUT);
        return new SendNotification(
                customerId,
                timedOut ? "ORDER_TIMEOUT" : "ORDER_CANCELLED",
                timedOut ? "No runner found" : "Order cancelled",
                "Your order was cancelled and you are not charged. " + reason + ".",
                orderId);
    }

    CreateOrder payingWith(UserMessages.PaymentInfoRetrieved reply) {
        return new CreateOrder(sagaId, orderId, customerId, details, reply.paymentInfo(), paymentId, escrowId, timerId);
    }

    CreateOrder authorized(PaymentMessages.PaymentAuthorized reply) {
        return new CreateOrder(sagaId, orderId, customerId, details, paymentInfo, reply.paymentId(), escrowId, timerId);
    }

    CreateOrder held(EscrowMessages.FundsHeld reply) {
        return new CreateOrder(sagaId, orderId, customerId, details, paymentInfo, paymentId, reply.escrowId(), timerId);
    }

    CreateOrder timed(TimerMessages.TimerStarted reply) {
        return new CreateOrder(sagaId, orderId, customerId, details, paymentInfo, paymentId, escrowId, reply.timerId());
    }
}
