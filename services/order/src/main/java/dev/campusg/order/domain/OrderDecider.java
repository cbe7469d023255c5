package dev.campusg.order.domain;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import dev.campusg.order.domain.OrderCommand.Accept;
import dev.campusg.order.domain.OrderCommand.Cancel;
import dev.campusg.order.domain.OrderCommand.CancelAcceptance;
import dev.campusg.order.domain.OrderCommand.ClearRunner;
import dev.campusg.order.domain.OrderCommand.Complete;
import dev.campusg.order.domain.OrderCommand.ForceCancel;
import dev.campusg.order.domain.OrderCommand.NotePayment;
import dev.campusg.order.domain.OrderCommand.Place;
import dev.campusg.order.domain.OrderCommand.PutOnOffer;
import dev.campusg.order.domain.OrderCommand.Report;
import dev.campusg.order.domain.OrderEvent.AcceptanceCancelled;
import dev.campusg.order.domain.OrderEvent.OrderAccepted;
import dev.campusg.order.domain.OrderEvent.OrderCancelled;
import dev.campusg.order.domain.OrderEvent.OrderCompleted;
import dev.campusg.order.domain.OrderEvent.OrderPlaced;
import dev.campusg.order.domain.OrderEvent.OrderPutOnOffer;
import dev.campusg.order.domain.OrderEvent.PaymentNoted;
import dev.campusg.order.domain.OrderEvent.RunnerCleared;
import dev.campusg.order.domain.OrderEvent.StageReached;
import java.util.List;

/** The life of an order: every state against every command, none forgotten. */
public final class OrderDecider implements Decider<Order, OrderCommand, OrderEvent> {

    @Override
    public Order initial() {
        return Order.NONE;
    }

    @Override
    public List<OrderEvent> decide(Order order, OrderCommand command) {
        if (order.status() == OrderStatus.NONE) {
            return switch (command) {
                case Place place -> List.of(OrderRules.place(place));
                case NotePayment _ -> List.of();
                case PutOnOffer _,
                        Accept _,
                        CancelAcceptance _,
                        ClearRunner _,
                        Report _,
                        Complete _,
                        Cancel _,
                        ForceCancel _ -> throw Rejected.notFound("ORDER_NOT_FOUND", "there is no such order");
            };
        }
        return switch (command) {
            case Place place -> placeAgain(order, place);
            case PutOnOffer offer -> putOnOffer(order, offer);
            case Accept accept -> accept(order, accept);
            case CancelAcceptance cancel -> cancelAcceptance(order, cancel);
            case ClearRunner clear -> clearRunner(order, clear);
            case Report report -> report(order, report);
            case Complete complete -> complete(order, complete);
            case Cancel cancel -> cancel(order, cancel);
            case ForceCancel cancel -> forceCancel(order, cancel);
            case NotePayment note ->
                note.status().isNewsAfter(order.paymentStatus())
                        ? List.of(new PaymentNoted(note.status(), note.at()))
                        : List.of();
        };
    }

    private static List<OrderEvent> placeAgain(Order order, Place place) {
        if (order.customerId().equals(place.customerId()) && order.items().equals(place.items())) {
            return List.of();
        }
        throw Rejected.conflict("ORDER_EXISTS", "another order has the id " + order.orderId());
    }

    private static List<OrderEvent> putOnOffer(Order order, PutOnOffer offer) {
        return switch (order.status()) {
            case PENDING -> List.of(new OrderPutOnOffer(offer.at()));
            case CREATED -> List.of();
            case NONE, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, COMPLETED, CANCELLED ->
                throw illegal(order, OrderStatus.CREATED);
        };
    }

    private static List<OrderEvent> accept(Order order, Accept accept) {
        if (order.customerId().equals(accept.runnerId())) {
            throw Rejected.forbidden("OWN_ORDER", "nobody delivers their own order");
        }
        return switch (order.status()) {
            case CREATED -> List.of(new OrderAccepted(accept.runnerId(), accept.at()));
            case ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY -> {
                if (accept.runnerId().equals(order.runnerId())) {
                    yield List.of();
                }
                throw Rejected.conflict("NOT_AVAILABLE", "another runner was first");
            }
            case NONE, PENDING, DELIVERED, COMPLETED, CANCELLED ->
                throw Rejected.conflict(
                        "NOT_AVAILABLE", "an order can be accepted while it is CREATED; it is " + order.status());
        };
    }

    private static List<OrderEvent> cancelAcceptance(Order order, CancelAcceptance cancel) {
        return switch (order.status()) {
            case ACCEPTED, ON_SITE -> {
                OrderRules.requireRunner(order, cancel.by());
                yield List.of(new AcceptanceCancelled(OrderRules.runnerOf(order), cancel.at()));
            }
            case CREATED -> List.of();
            case NONE, PENDING, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, COMPLETED, CANCELLED ->
                throw Rejected.conflict(
                        "ACCEPTANCE_IS_FINAL",
                        "a runner can step back while the order is ACCEPTED or ON_SITE; it is " + order.status());
        };
    }

    private static List<OrderEvent> clearRunner(Order order, ClearRunner clear) {
        return switch (order.status()) {
            case ACCEPTED -> List.of(new RunnerCleared(OrderRules.runnerOf(order), clear.at()));
            case CREATED -> List.of();
            case NONE, PENDING, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, COMPLETED, CANCELLED ->
                throw illegal(order, OrderStatus.CREATED);
        };
    }

    private static List<OrderEvent> report(Order order, Report report) {
        OrderRules.requireRunner(order, report.by());
        OrderRules.requireDecent(report.proof());
        if (order.status() == report.stage()) {
            return List.of();
        }
        if (order.status().leadsToStage(report.stage())) {
            return List.of(new StageReached(report.stage(), report.proof(), report.at()));
        }
        throw illegal(order, report.stage());
    }

    private static List<OrderEvent> complete(Order order, Complete complete) {
        return switch (order.status()) {
            case DELIVERED -> List.of(new OrderCompleted(complete.at()));
            case COMPLETED -> List.of();
            case NONE, PENDING, CREATED, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, CANCELLED ->
                throw illegal(order, OrderStatus.COMPLETED);
        };
    }

    private static List<OrderEvent> cancel(Order order, Cancel cancel) {
        if (!cancel.by().mayActAs(order.customerId())) {
            throw Rejected.forbidden("FOREIGN_ORDER", "a customer cancels its own orders only");
        }
        return switch (order.status()) {
            case PENDING, CREATED -> List.of(new OrderCancelled(cancel.reason(), cancel.at()));
            case CANCELLED -> List.of();
            case NONE, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, COMPLETED ->
                throw illegal(order, OrderStatus.CANCELLED);
        };
    }

    private static List<OrderEvent> forceCancel(Order order, ForceCancel cancel) {
        return switch (order.status()) {
            case PENDING, CREATED, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY ->
                List.of(new OrderCancelled(cancel.reason(), cancel.at()));
            case CANCELLED -> List.of();
            case NONE, DELIVERED, COMPLETED -> throw illegal(order, OrderStatus.CANCELLED);
        };
    }

    private static Rejected illegal(Order order, OrderStatus target) {
        return Rejected.conflict(
                "ILLEGAL_TRANSITION", "an order that is " + order.status() + " cannot become " + target);
    }

    @Override
    public Order evolve(Order order, OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> Order.placed(placed);
            case OrderPutOnOffer offer -> order.with(OrderStatus.CREATED, offer.at());
            case OrderAccepted accepted -> order.boundTo(accepted.runnerId(), accepted.at());
            case AcceptanceCancelled cancelled -> order.free(cancelled.at());
            case RunnerCleared cleared -> order.free(cleared.at());
            case StageReached reached -> order.with(reached.stage(), reached.at());
            case OrderCompleted completed -> order.with(OrderStatus.COMPLETED, completed.at());
            case OrderCancelled cancelled -> order.cancelled(cancelled.reason(), cancelled.at());
            case PaymentNoted noted -> order.paying(noted.status());
        };
    }
}
