package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to the order service and what it says. */
@Message.On(commands = Topics.ORDER_COMMANDS, events = Topics.ORDER_EVENTS)
public sealed interface OrderMessages extends Message {

    /** Where an order is in its life. */
    enum Status {
        PENDING,
        CREATED,
        ACCEPTED,
        ON_SITE,
        PURCHASED,
        COLLECTED,
        ON_THE_WAY,
        DELIVERED,
        COMPLETED,
        CANCELLED
    }

    /** One line of an order. */
    record FoodItem(String name, Money price, int quantity) {}

    /** What a customer orders. A missing delivery fee is no fee. */
    record OrderDetails(
            @JsonAlias("food_items") List<FoodItem> foodItems,
            @Nullable @JsonAlias("store_location") String storeLocation,
            @JsonAlias("delivery_location") String deliveryLocation,
            @Nullable @JsonAlias("delivery_fee") Money deliveryFee) {}

    @Type("create_order")
    @Replies({OrderCreated.class, OrderCreationFailed.class})
    record CreateOrder(
            @Nullable @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId,

            @JsonProperty("customer_id") @JsonAlias("customerId")
            String customerId,

            @JsonProperty("order_details") @JsonAlias("orderDetails")
            OrderDetails orderDetails,

            @Nullable @JsonProperty("saga_id") @JsonAlias("sagaId")
            String sagaId)
            implements OrderMessages {}

    @Type("update_order_status")
    @Replies({OrderStatusUpdated.class, OrderStatusUpdateFailed.class})
    record UpdateOrderStatus(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId, String status) implements OrderMessages {}

    @Type("cancel_order")
    @Replies({OrderCancelled.class, OrderCancellationFailed.class})
    record CancelOrder(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,
            @Nullable String reason) implements OrderMessages {}

    @Type("order.created")
    record OrderCreated(
            @JsonProperty("order_id") String orderId,
            @JsonProperty("customer_id") String customerId,
            @OneOf(Status.class) String status,
            @Nullable @JsonProperty("saga_id") String sagaId)
            implements OrderMessages {}

    @Type("order.creation_failed")
    record OrderCreationFailed(
            @Nullable @JsonProperty("order_id") String orderId, String error) implements OrderMessages {}

    @Type("order.status_updated")
    record OrderStatusUpdated(
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status,
            @Nullable @JsonProperty("saga_id") String sagaId)
            implements OrderMessages {}

    @Type("order.status_update_failed")
    record OrderStatusUpdateFailed(@JsonProperty("order_id") String orderId, String error) implements OrderMessages {}

    @Type("order.cancelled")
    record OrderCancelled(
            @JsonProperty("order_id") String orderId,
            @Nullable String reason) implements OrderMessages {}

    @Type("order.cancellation_failed")
    record OrderCancellationFailed(
            @JsonProperty("order_id") String orderId,
            String error,
            @Nullable String status) implements OrderMessages {}

    /**
     * The payload of every fact that came from an API call.
     *
     * @param event the order as a JSON string
     */
    sealed interface OrderFact extends OrderMessages {
        String customerId();

        @Nullable
        String runnerId();

        String orderId();

        String status();

        String event();

        @Nullable
        @JsonProperty("correlation_id")
        String correlationId();

        String source();
    }

    @Type("ORDER_CREATED")
    record OrderCreatedFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}

    @Type("ORDER_UPDATED")
    record OrderUpdatedFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}

    @Type("ORDER_ACCEPTED")
    record OrderAcceptedFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}

    @Type("ORDER_CANCELLED")
    record OrderCancelledFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}

    @Type("ORDER_ACCEPTANCE_CANCELLED")
    record OrderAcceptanceCancelledFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}

    @Type("ORDER_RUNNER_CLEARED")
    record OrderRunnerClearedFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}

    @Type("ORDER_COMPLETED")
    record OrderCompletedFact(
            String customerId,
            @Nullable String runnerId,
            String orderId,
            @OneOf(Status.class) String status,
            String event,
            @Nullable @JsonProperty("correlation_id") String correlationId,
            String source)
            implements OrderFact {}
}
