package dev.campusg.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.order.application.OrderView;

/** What clients get. */
final class Answers {

    private Answers() {}

    record Created(
            boolean success, @JsonProperty("order_id") String orderId, String message) {}

    record Changed(String message, OrderView order) {}

    record Accepted(
            String message, @JsonProperty("order_id") String orderId) {}
}
