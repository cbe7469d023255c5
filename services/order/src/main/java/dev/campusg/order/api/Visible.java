package dev.campusg.order.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.RUNNER;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderStatus;

/** Customers see their own orders, runners all of them: they choose among them. */
final class Visible {

    private Visible() {}

    /** @throws Rejected if there is no such order, or it is not for this caller's eyes */
    static Order order(Caller caller, Current<Order> current) {
        Order order = current.state();
        if (order.status() == OrderStatus.NONE) {
            throw Rejected.notFound("ORDER_NOT_FOUND", "there is no such order");
        }
        if (!caller.is(RUNNER)) {
            caller.requireSelfOr(order.customerId(), SERVICE, ADMIN);
        }
        return order;
    }
}
