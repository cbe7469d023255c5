package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the orchestrators say about their sagas. */
public sealed interface SagaMessages extends Message {

    /** A saga reached another status. */
    @Type("SAGA_STATUS_CHANGED")
    record SagaStatusChanged(
            @JsonProperty("saga_id") String sagaId,
            String saga,
            @JsonProperty("order_id") String orderId,
            String status,
            @Nullable String reason)
            implements SagaMessages {}
}
