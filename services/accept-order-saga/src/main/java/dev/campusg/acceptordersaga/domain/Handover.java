package dev.campusg.acceptordersaga.domain;

import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.TimerMessages;
import org.jspecify.annotations.Nullable;

/**
 * An order that went to a runner, or came back from one. Each command of the sagas is a function of it.
 *
 * @param runnerId who has it; null if it is on offer again
 * @param orderSagaId the saga that created the order, and cancels it if nobody takes it
 * @param orderVersion the version of the order since when this is so
 */
public record Handover(
        String orderId,
        String customerId,
        @Nullable String runnerId,
        @Nullable String orderSagaId,
        long orderVersion) {

    Object stopTimer() {
        return new TimerMessages.StopOrderTimer(orderId, runnerId, orderVersion);
    }

    Object startTimer() {
        return new TimerMessages.StartOrderTimer(orderId, customerId, null, orderSagaId, orderVersion);
    }

    Object tellAccepted() {
        return new SendNotification(
                customerId, "ORDER_ACCEPTED", "Order accepted", "A runner is on the way to the store.", orderId);
    }

    Object tellOnOffer() {
        return new SendNotification(
                customerId,
                "ORDER_CREATED",
                "Looking for another runner",
                "Your runner had to step back. Your order is on offer again.",
                orderId);
    }
}
