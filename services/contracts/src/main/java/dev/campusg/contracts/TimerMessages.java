package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said to the timer service and what it says. An {@code order_version} is the version of the order that gave rise
 * to the command: what is older than what was heard before is answered, but not heeded.
 */
@Message.On(commands = Topics.TIMER_COMMANDS, events = Topics.TIMER_EVENTS)
public sealed interface TimerMessages extends Message {

    @Type("start_order_timer")
    @Replies({TimerStarted.class, TimerFailed.class})
    record StartOrderTimer(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,

            @JsonProperty("customer_id") @JsonAlias("customerId")
            String customerId,

            @Nullable @JsonProperty("timeout_at") @JsonAlias("timeoutAt")
            Instant timeoutAt,

            @Nullable @JsonProperty("saga_id") @JsonAlias("sagaId")
            String sagaId,

            @Nullable @JsonProperty("order_version") @JsonAlias("orderVersion")
            Long orderVersion)
            implements TimerMessages {

        /** For an order that was never accepted yet. */
        public StartOrderTimer(
                String orderId, String customerId, @Nullable Instant timeoutAt, @Nullable String sagaId) {
            this(orderId, customerId, timeoutAt, sagaId, null);
        }
    }

    @Type("stop_order_timer")
    @Replies({TimerStopped.class, TimerFailed.class})
    record StopOrderTimer(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,

            @Nullable @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId,

            @Nullable @JsonProperty("order_version") @JsonAlias("orderVersion")
            Long orderVersion)
            implements TimerMessages {}

    @Type("cancel_order_timer")
    @Replies({TimerCancelled.class, TimerFailed.class})
    record CancelOrderTimer(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId) implements TimerMessages {}

    @Type("timer.started")
    record TimerStarted(
            @JsonProperty("timer_id") String timerId,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("expires_at") Instant expiresAt)
            implements TimerMessages {}

    @Type("timer.stopped")
    record TimerStopped(
            @JsonProperty("timer_id") String timerId,
            @JsonProperty("order_id") String orderId) implements TimerMessages {}

    @Type("timer.cancelled")
    record TimerCancelled(
            @JsonProperty("timer_id") String timerId,
            @JsonProperty("order_id") String orderId) implements TimerMessages {}

    @Type("timer.failed")
    record TimerFailed(@JsonProperty("order_id") String orderId, String error) implements TimerMessages {}

    @Type("TIMER_STARTED")
    record TimerStartedFact(
            String timerId,
            String orderId,
            String customerId,
            Instant expiresAt,
            @Nullable String sagaId) implements TimerMessages {}

    @Type("TIMER_STOPPED")
    record TimerStoppedFact(
            String timerId,
            String orderId,
            String customerId,
            @Nullable String runnerId,
            @Nullable String sagaId) implements TimerMessages {}

    @Type("TIMER_CANCELLED")
    record TimerCancelledFact(
            String timerId,
            String orderId,
            String customerId,
            @Nullable String sagaId) implements TimerMessages {}

    @Type("ORDER_TIMEOUT")
    record OrderTimeout(
            String timerId,
            String orderId,
            String customerId,
            Instant expiresAt,
            @Nullable String sagaId) implements TimerMessages {}
}
