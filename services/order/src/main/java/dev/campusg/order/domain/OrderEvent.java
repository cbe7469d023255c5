package dev.campusg.order.domain;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an order. The names are stored: they stay. */
public sealed interface OrderEvent {

    Instant at();

    record OrderPlaced(
            String orderId,
            String customerId,
            List<FoodItem> items,
            @Nullable String storeLocation,
            String deliveryLocation,
            Money deliveryFee,
            @Nullable String sagaId,
            Instant at)
            implements OrderEvent {}

    record OrderPutOnOffer(Instant at) implements OrderEvent {}

    record OrderAccepted(String runnerId, Instant at) implements OrderEvent {}

    record AcceptanceCancelled(String runnerId, Instant at) implements OrderEvent {}

    record RunnerCleared(String runnerId, Instant at) implements OrderEvent {}

    record StageReached(OrderStatus stage, @Nullable Proof proof, Instant at) implements OrderEvent {}

    record OrderCompleted(Instant at) implements OrderEvent {}

    record OrderCancelled(@Nullable String reason, Instant at) implements OrderEvent {}

    record PaymentNoted(PaymentStatus status, Instant at) implements OrderEvent {}
}
