package dev.campusg.order.application;

import static dev.campusg.contracts.Topics.ORDER_EVENTS;

import dev.campusg.contracts.OrderMessages.CancelOrder;
import dev.campusg.contracts.OrderMessages.CreateOrder;
import dev.campusg.contracts.OrderMessages.OrderCancellationFailed;
import dev.campusg.contracts.OrderMessages.OrderCancelled;
import dev.campusg.contracts.OrderMessages.OrderCreated;
import dev.campusg.contracts.OrderMessages.OrderCreationFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdateFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.OrderMessages.UpdateOrderStatus;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Decision.Accepted;
import dev.campusg.eventstore.Decision.Refused;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderStatus;
import java.util.Objects;

/** Exactly one reply to every command. */
final class OrderReplies {

    private OrderReplies() {}

    static Effects created(Received<CreateOrder> received, Decision<Order, OrderEvent> decision) {
        String asked = received.message().orderId();
        return switch (decision) {
            case Accepted<Order, OrderEvent>(var before, var order, var version, var events) ->
                reply(
                        order.orderId(),
                        new OrderCreated(
                                order.orderId(),
                                order.customerId(),
                                order.status().name(),
                                order.sagaId()));
            case Refused<Order, OrderEvent>(var order, var version, var why) ->
                reply(
                        Objects.requireNonNullElse(asked, Objects.requireNonNullElse(received.key(), "unknown")),
                        new OrderCreationFailed(asked, why.detail()));
        };
    }

    static Effects statusUpdated(Received<UpdateOrderStatus> received, Decision<Order, OrderEvent> decision) {
        String orderId = received.message().orderId();
        return switch (decision) {
            case Accepted<Order, OrderEvent>(var before, var order, var version, var events) ->
                reply(orderId, new OrderStatusUpdated(orderId, order.status().name(), order.sagaId()));
            case Refused<Order, OrderEvent>(var order, var version, var why) ->
                reply(orderId, new OrderStatusUpdateFailed(orderId, why.detail()));
        };
    }

    static Effects cancelled(Received<CancelOrder> received, Decision<Order, OrderEvent> decision) {
        String orderId = received.message().orderId();
        return switch (decision) {
            case Accepted<Order, OrderEvent>(var before, var order, var version, var events) ->
                reply(orderId, new OrderCancelled(orderId, received.message().reason()));
            case Refused<Order, OrderEvent>(var order, var version, var why) ->
                reply(orderId, new OrderCancellationFailed(orderId, why.detail(), statusOf(order)));
        };
    }

    private static String statusOf(Order order) {
        return order.status() == OrderStatus.NONE ? "UNKNOWN" : order.status().name();
    }

    private static Effects reply(String orderId, Object message) {
        return Effects.send(Outgoing.to(ORDER_EVENTS, orderId, message));
    }
}
