package dev.campusg.completeordersaga.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.contracts.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the order service says of an order, as far as it matters here. */
@RegisterForReflection
record DeliveredOrder(
        String orderId,
        String custId,
        @Nullable String runnerId,
        String orderDescription,
        Money foodFee,
        Money deliveryFee,
        String orderStatus) {

    static final String STATUS = "DELIVERED";

    static DeliveredOrder read(String json, ObjectMapper mapper) {
        try {
            return mapper.readValue(json, DeliveredOrder.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the event of a fact is an order in JSON", malformed);
        }
    }

    boolean isDelivered() {
        return orderStatus.equals(STATUS);
    }

    CompleteOrder toComplete() {
        String runner = Objects.requireNonNull(runnerId, "a delivered order has a runner");
        return CompleteOrder.of(orderId, custId, runner, orderDescription, foodFee, deliveryFee);
    }
}
