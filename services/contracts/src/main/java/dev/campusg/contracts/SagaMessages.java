package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the orchestrators say about their sagas. */
@Message.On(events = Topics.SAGA_EVENTS)
public sealed interface SagaMessages extends Message {

    /** Where a saga is. */
    enum Status {
        STARTED,
        COMPLETED,
        FAILED,
        COMPENSATING,
        COMPENSATED,
        CANCELLING,
        CANCELLED
    }

    /** A saga reached another status. */
    @Type("SAGA_STATUS_CHANGED")
    record SagaStatusChanged(
            @JsonProperty("saga_id") String sagaId,
            String saga,
            @JsonProperty("order_id") String orderId,
            @OneOf(Status.class) String status,
            @Nullable String reason)
            implements SagaMessages {}

    /**
     * A step that must succeed failed: told when it first fails, and again when the saga is quarantined for it. It is
     * tried until it succeeds all the same.
     */
    @Type("SAGA_STEP_FAILED")
    record SagaStepFailed(
            @JsonProperty("saga_id") String sagaId,
            String saga,
            @JsonProperty("order_id") String orderId,
            String step,
            String error,
            int attempts,
            boolean quarantined)
            implements SagaMessages {}
}
