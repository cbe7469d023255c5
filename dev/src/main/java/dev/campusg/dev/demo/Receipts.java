package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.NOTIFICATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What everybody was told of an order in the end, in the words they read. */
final class Receipts {
    private static final String ROW = "%-20s %-5s %s";

    private Receipts() {}

    static List<String> of(String orderId, Client client, Palette palette) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(palette.title(ROW.formatted("NOTIFICATION", "TO", "WHAT IT SAYS")));
        client.get(NOTIFICATION, "/api/notifications/order/" + orderId).forEach(it -> lines.add(line(it)));
        return lines;
    }

    private static String line(JsonNode notification) {
        return ROW.formatted(
                notification.path("type").asText(),
                Watch.name(notification.path("userId").asText()),
                notification.path("message").asText());
    }
}
