package dev.campusg.simulation;

import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.createordersaga.domain.CreateOrder;

/** One order that somebody wants. */
record Story(String sagaId, String orderId, String customerId, OrderDetails details) {

    CreateOrder wanted() {
        return CreateOrder.of(sagaId, orderId, customerId, details);
    }
}
