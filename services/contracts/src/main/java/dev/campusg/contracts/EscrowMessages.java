package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What is said to the escrow service and what it says. */
@Message.On(commands = Topics.ESCROW_COMMANDS, events = Topics.ESCROW_EVENTS)
public sealed interface EscrowMessages extends Message {

    /** Where the money of an order is. */
    enum Status {
        HELD,
        RELEASED,
        REFUNDED,
        /** It was to be refunded before it was held: it will never be. */
        FAILED
    }

    @Type("hold_funds")
    @Replies({FundsHeld.class, EscrowFailed.class})
    record HoldFunds(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,

            @JsonProperty("customer_id") @JsonAlias("customerId")
            String customerId,

            @Nullable @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId,

            Money amount,
            @JsonProperty("food_fee") @JsonAlias("foodFee") Money foodFee,

            @JsonProperty("delivery_fee") @JsonAlias("deliveryFee")
            Money deliveryFee)
            implements EscrowMessages {}

    @Type("release_funds")
    @Replies({FundsReleased.class, EscrowFailed.class})
    record ReleaseFunds(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,

            @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId)
            implements EscrowMessages {}

    @Type("refund_funds")
    @Replies({FundsRefunded.class, EscrowFailed.class})
    record RefundFunds(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,
            @Nullable String reason) implements EscrowMessages {}

    @Type("escrow.funds_held")
    record FundsHeld(
            @JsonProperty("escrow_id") String escrowId,
            @JsonProperty("order_id") String orderId,
            Money amount,
            @OneOf(Status.class) String status)
            implements EscrowMessages {}

    @Type("escrow.funds_released")
    record FundsReleased(
            @JsonProperty("escrow_id") String escrowId,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("runner_id") String runnerId,
            Money amount,
            @OneOf(Status.class) String status)
            implements EscrowMessages {}

    @Type("escrow.funds_refunded")
    record FundsRefunded(
            @JsonProperty("escrow_id") String escrowId,
            @JsonProperty("order_id") String orderId,
            Money amount,
            @OneOf(Status.class) String status)
            implements EscrowMessages {}

    @Type("escrow.failed")
    record EscrowFailed(@JsonProperty("order_id") @Nullable String orderId, String error) implements EscrowMessages {}

    @Type("FUNDS_HELD")
    record FundsHeldFact(
            String escrowId,
            String orderId,
            String customerId,
            @Nullable String runnerId,
            Money amount,
            @OneOf(Status.class) String status)
            implements EscrowMessages {}

    @Type("FUNDS_RELEASED")
    record FundsReleasedFact(
            String escrowId,
            String orderId,
            String customerId,
            @Nullable String runnerId,
            Money amount,
            @OneOf(Status.class) String status)
            implements EscrowMessages {}

    @Type("FUNDS_REFUNDED")
    record FundsRefundedFact(
            String escrowId,
            String orderId,
            String customerId,
            @Nullable String runnerId,
            Money amount,
            @OneOf(Status.class) String status)
            implements EscrowMessages {}
}
