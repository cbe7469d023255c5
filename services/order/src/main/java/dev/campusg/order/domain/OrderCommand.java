package dev.campusg.order.domain;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order. */
public sealed interface OrderCommand {

    Instant at();

    record Place(
            String orderId,
            String customerId,
            List<FoodItem> items,
            @Nullable String storeLocation,
            String deliveryLocation,
            Money deliveryFee,
            @Nullable String sagaId,
            Instant at)
            implements OrderCommand {}

    /** The create saga puts a paid order on offer. */
    record PutOnOffer(Instant at) implements OrderCommand {}

    record Accept(String runnerId, Instant at) implements OrderCommand {}

    record CancelAcceptance(Actor by, Instant at) implements OrderCommand {}

    record ClearRunner(Instant at) implements OrderCommand {}

    /** A runner reports a stage of the delivery. */
    record Report(OrderStatus stage, @Nullable Proof proof, Actor by, Instant at) implements OrderCommand {}

    record Complete(Instant at) implements OrderCommand {}

    record Cancel(@Nullable String reason, Actor by, Instant at) implements OrderCommand {}

    /** An administrator cancels an order that is already under way. */
    record ForceCancel(@Nullable String reason, Instant at) implements OrderCommand {}

    /** The payment service told how the payment stands. */
    record NotePayment(PaymentStatus status, Instant at) implements OrderCommand {}
}
