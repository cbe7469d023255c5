package dev.campusg.order.domain;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderTerms;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as its events left it. */
public record Order(
        String orderId,
        String customerId,
        @Nullable String runnerId,
        List<FoodItem> items,
        @Nullable String storeLocation,
        String deliveryLocation,
        Money foodFee,
        Money deliveryFee,
        OrderStatus status,
        PaymentStatus paymentStatus,
        @Nullable String sagaId,
        @Nullable String reason,
        Times times) {

    /** When it got where. */
    public record Times(
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant placedAt,
            @Nullable Instant pickedUpAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant completedAt,
            @Nullable Instant cancelledAt) {

        private Times reaching(OrderStatus status, Instant at) {
            return new Times(
                    createdAt,
                    at,
                    status == OrderStatus.ACCEPTED ? at : acceptedAt,
                    status == OrderStatus.PURCHASED ? at : placedAt,
                    status == OrderStatus.COLLECTED ? at : pickedUpAt,
                    status == OrderStatus.DELIVERED ? at : deliveredAt,
                    status == OrderStatus.COMPLETED ? at : completedAt,
                    status == OrderStatus.CANCELLED ? at : cancelledAt);
        }

        /** An order that is on offer again was never accepted, as far as anybody can see. */
        private Times freed(Instant at) {
            return new Times(createdAt, at, null, placedAt, pickedUpAt, deliveredAt, completedAt, cancelledAt);
        }
    }

    static final Order NONE = new Order(
            "",
            "",
            null,
            List.of(),
            null,
            "",
            Money.ZERO,
            Money.ZERO,
            OrderStatus.NONE,
            PaymentStatus.INITIATING,
            null,
            null,
            new Times(Instant.EPOCH, Instant.EPOCH, null, null, null, null, null, null));

    static Order placed(OrderEvent.OrderPlaced placed) {
        return new Order(
                placed.orderId(),
                placed.customerId(),
                null,
                placed.items(),
                placed.storeLocation(),
                placed.deliveryLocation(),
                OrderTerms.total(placed.items()),
                placed.deliveryFee(),
                OrderStatus.PENDING,
                PaymentStatus.INITIATING,
                placed.sagaId(),
                null,
                new Times(placed.at(), placed.at(), null, null, null, null, null, null));
    }

    Order with(OrderStatus next, Instant at) {
        return changed(runnerId, next, paymentStatus, reason, times.reaching(next, at));
    }

    Order boundTo(String runner, Instant at) {
        return changed(runner, OrderStatus.ACCEPTED, paymentStatus, reason, times.reaching(OrderStatus.ACCEPTED, at));
    }

    Order free(Instant at) {
        return changed(null, OrderStatus.CREATED, paymentStatus, reason, times.freed(at));
    }

    Order cancelled(@Nullable String why, Instant at) {
        return changed(runnerId, OrderStatus.CANCELLED, paymentStatus, why, times.reaching(OrderStatus.CANCELLED, at));
    }

    Order paying(PaymentStatus payment) {
        return changed(runnerId, status, payment, reason, times);
    }

    private Order changed(
            @Nullable String runner, OrderStatus next, PaymentStatus payment, @Nullable String why, Times moved) {
        return new Order(
                orderId,
                customerId,
                runner,
                items,
                storeLocation,
                deliveryLocation,
                foodFee,
                deliveryFee,
                next,
                payment,
                sagaId,
                why,
                moved);
    }

    /** For people: what was ordered. */
    public String description() {
        return items.stream().map(item -> item.quantity() + " x " + item.name()).collect(Collectors.joining(", "));
    }
}
