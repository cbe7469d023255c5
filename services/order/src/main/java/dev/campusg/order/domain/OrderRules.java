package dev.campusg.order.domain;

import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.eventstore.Rejected;
import dev.campusg.order.domain.OrderCommand.Place;
import dev.campusg.order.domain.OrderEvent.OrderPlaced;
import org.jspecify.annotations.Nullable;

/** What an order may hold, and who may touch it. */
final class OrderRules {

    private OrderRules() {}

    static OrderPlaced place(Place place) {
        requireText(place.customerId(), "customer_id");
        OrderTerms.violation(new OrderDetails(
                        place.items(), place.storeLocation(), place.deliveryLocation(), place.deliveryFee()))
                .ifPresent(violation -> {
                    throw Rejected.invalid("INVALID_ORDER", violation);
                });
        return new OrderPlaced(
                place.orderId(),
                place.customerId(),
                place.items(),
                place.storeLocation(),
                place.deliveryLocation(),
                place.deliveryFee(),
                place.sagaId(),
                place.at());
    }

    private static void requireText(String text, String field) {
        if (text.isBlank() || text.length() > OrderTerms.MAX_TEXT || text.indexOf('\0') >= 0) {
            throw Rejected.invalid(
                    "INVALID_ORDER", field + " is a text of 1 to " + OrderTerms.MAX_TEXT + " characters");
        }
    }

    static void requireRunner(Order order, Actor by) {
        String runner = order.runnerId();
        if (runner == null) {
            if (!by.trusted()) {
                throw Rejected.forbidden("NOT_THE_RUNNER", "no runner is bound to this order");
            }
        } else if (!by.mayActAs(runner)) {
            throw Rejected.forbidden("NOT_THE_RUNNER", "another runner is bound to this order");
        }
    }

    static String runnerOf(Order order) {
        if (order.runnerId() == null) {
            throw new IllegalStateException(order.orderId() + " is " + order.status() + " without a runner");
        }
        return order.runnerId();
    }

    static void requireDecent(@Nullable Proof proof) {
        if (proof == null) {
            return;
        }
        if (proof.note() != null) {
            requireText(proof.note(), "proof.note");
        }
        if (proof.type() != null) {
            requireText(proof.type(), "proof.type");
        }
        String url = proof.url();
        if (url != null && !ProofAddress.isDecent(url)) {
            throw Rejected.invalid(
                    "INVALID_PROOF", "proof.url is the http or https address of a public name, without user info");
        }
    }
}
