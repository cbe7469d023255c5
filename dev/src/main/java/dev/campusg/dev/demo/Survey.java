package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ESCROW;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.PAYMENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.dev.demo.Outcome.Posting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Asks every service what it knows of an order. */
record Survey(Client client, String sagaId, String orderId) {

    Outcome outcome() {
        var order = client.get(ORDER, "/getOrderDetails?orderId=" + orderId);
        var escrow = client.get(ESCROW, "/api/escrow/order/" + orderId);
        return new Outcome(
                text(client.get(CREATE_ORDER_SAGA, "/sagas/" + sagaId), "status"),
                text(order, "orderStatus"),
                text(client.get(PAYMENT, "/payment/" + orderId + "/status"), "status"),
                text(escrow, "status"),
                told(),
                money(order, "foodFee").add(money(order, "deliveryFee")),
                money(escrow, "amount"),
                ledger(escrow));
    }

    private static List<Posting> ledger(JsonNode escrow) {
        return StreamSupport.stream(escrow.path("entries").spliterator(), false)
                .map(it -> new Posting(it.path("account").asText(), money(it, "amount")))
                .toList();
    }

    static Balance balance(Client client) {
        var balance = client.get(ESCROW, "/api/escrow/balance");
        return new Balance(
                money(balance, "charged"),
                money(balance, "held"),
                money(balance, "paidOut"),
                money(balance, "refunded"));
    }

    private Set<String> told() {
        var kinds = new TreeSet<String>();
        client.get(NOTIFICATION, "/api/notifications/order/" + orderId)
                .forEach(it -> kinds.add(it.path("type").asText()));
        return kinds;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText(Expected.NONE);
    }

    private static BigDecimal money(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }
}
