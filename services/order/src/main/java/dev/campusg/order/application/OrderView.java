package dev.campusg.order.application;

import dev.campusg.contracts.Message.OneOf;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.order.domain.PaymentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the world sees it, in the contract's spelling. */
public record OrderView(
        String orderId,
        String custId,
        @Nullable String runnerId,
        String orderDescription,
        List<FoodItem> foodItems,
        Money foodFee,
        Money deliveryFee,
        @Nullable String storeLocation,
        String deliveryLocation,
        @OneOf(OrderMessages.Status.class) OrderStatus orderStatus,
        PaymentStatus paymentStatus,
        @Nullable String sagaId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant placedAt,
        @Nullable Instant pickedUpAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        long version) {

    public static OrderView of(Order order, long version) {
        Order.Times times = order.times();
        return new OrderView(
                order.orderId(),
                order.customerId(),
                order.runnerId(),
                order.description(),
                order.items(),
                order.foodFee(),
                order.deliveryFee(),
                order.storeLocation(),
                order.deliveryLocation(),
                order.status(),
                order.paymentStatus(),
                order.sagaId(),
                times.createdAt(),
                times.updatedAt(),
                times.acceptedAt(),
                times.placedAt(),
                times.pickedUpAt(),
                times.deliveredAt(),
                times.completedAt(),
                times.cancelledAt(),
                order.reason(),
                version);
    }
}
