package dev.campusg.acceptance;

import static dev.campusg.dev.Service.COMPLETE_ORDER_SAGA;
import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ESCROW;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.PAYMENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.contracts.DerivedId;
import dev.campusg.dev.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All that the services, and the card processor's own books, say of one order.
 *
 * @param sagaRefused whether the order ever refused to be cancelled by its saga
 * @param told the types of the notifications about it, whoever got them
 */
record Standing(
        String order,
        String runner,
        String saga,
        boolean sagaRefused,
        String completion,
        String timer,
        Books books,
        List<String> told) {

    /**
     * Where the money is.
     *
     * @param entries of the ledger, two for each movement
     * @param holds how often the card was asked to set the amount aside, and agreed
     * @param captures how often it was taken
     */
    record Books(String payment, String escrow, int entries, int holds, int captures, boolean onHold) {

        static final Books HELD = new Books("INESCROW", "HELD", 2, 1, 0, true);
        static final Books REFUNDED = new Books("REVERTED", "REFUNDED", 4, 1, 0, false);
        static final Books PAID_OUT = new Books("SUCCEEDED", "RELEASED", 4, 1, 1, false);

        private static Books of(Placed placed) {
            JsonNode escrow = about(ESCROW, "/api/escrow/order/" + placed.orderId());
            JsonNode card = about(PAYMENT, "/simulator/charges/" + placed.orderId());
            return new Books(
                    placed.paymentStatus(),
                    escrow.path("status").asText(),
                    escrow.path("entries").size(),
                    card.path("holds").asInt(),
                    card.path("captures").asInt(),
                    card.path("held").asBoolean());
        }
    }

    static Standing of(Placed placed) {
        JsonNode order = placed.order();
        JsonNode history = about(CREATE_ORDER_SAGA, "/sagas/" + placed.sagaId() + "/history");
        String completion = DerivedId.COMPLETION.of(placed.orderId());
        return new Standing(
                order.path("orderStatus").asText(),
                order.path("runnerId").asText(""),
                placed.sagaStatus(),
                history.findValuesAsText("type").contains("CancellationRefused"),
                about(COMPLETE_ORDER_SAGA, "/sagas/" + completion)
                        .path("status")
                        .asText(),
                placed.timerStatus(),
                Books.of(placed),
                about(NOTIFICATION, "/api/notifications/order/" + placed.orderId())
                        .findValuesAsText("type"));
    }

    /** Missing if there is no such thing. */
    private static JsonNode about(Service service, String path) {
        Http.Answer answer = Campus.http().get(service, path);
        return answer.status() == 404 ? MissingNode.getInstance() : answer.body();
    }

    /** Where they contradict each other, or the order's status; empty if it is one story and every cent is in its place. */
    List<String> contradictions() {
        List<String> wrong = new ArrayList<>();
        switch (order) {
            case "ACCEPTED" -> {
                must(wrong, saga.equals("COMPLETED") && completion.isEmpty(), "a saga moves");
                must(wrong, books.equals(Books.HELD), "the money is not held");
                must(wrong, !timer.equals("EXPIRED") || sagaRefused, "the time-out was not heard yet");
                must(wrong, told("ORDER_ACCEPTED") == 1 && ends() == 0 && told("REFUNDED") == 0, "told otherwise");
            }
            case "CANCELLED" -> {
                must(wrong, saga.equals("CANCELLED") && completion.isEmpty(), "a saga moves");
                must(wrong, books.equals(Books.REFUNDED), "the money is not back");
                must(wrong, ends() == 1 && told("REFUNDED") == 1 && told("RECEIPT") == 0, "told otherwise");
            }
            case "COMPLETED" -> {
                must(wrong, saga.equals("COMPLETED") && completion.equals("COMPLETED"), "a saga moves");
                must(wrong, books.equals(Books.PAID_OUT), "the runner is not paid, or not once");
                must(wrong, told("RECEIPT") == 2 && ends() == 0 && told("REFUNDED") == 0, "told otherwise");
            }
            default -> wrong.add("nobody has won");
        }
        must(wrong, !timer.equals("ACTIVE"), "its timer still runs");
        return wrong.isEmpty() ? wrong : List.of(String.join(", ", wrong) + ": " + this);
    }

    /** How often the customer was told that it is over. */
    private int ends() {
        return told("ORDER_CANCELLED") + told("ORDER_TIMEOUT");
    }

    private int told(String type) {
        return Collections.frequency(told, type);
    }

    private static void must(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
