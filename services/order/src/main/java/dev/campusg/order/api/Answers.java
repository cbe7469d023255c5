package dev.campusg.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.order.application.OrderView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What clients get. */
final class Answers {

    private Answers() {}

    record Created(
            boolean success, @JsonProperty("order_id") String orderId, String message) {}

    record Changed(String message, OrderView order) {}

    record Accepted(
            String message, @JsonProperty("order_id") String orderId) {}

    /** One event of an order, and the order as it was then. */
    @RegisterForReflection
    record Change(String type, Instant time, String who, OrderView order) {}
}
