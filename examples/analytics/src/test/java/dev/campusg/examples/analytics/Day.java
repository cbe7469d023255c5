package dev.campusg.examples.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What the topics said on one day, as docs/events.md tells it. */
final class Day {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    final List<String> messages = new ArrayList<>();

    /** A message, so many seconds after noon. */
    Day said(int second, String type, String id, String causation, String payload) {
        messages.add("""
                {"type":"%s","message_id":"%s","correlation_id":"saga","causation_id":"%s","timestamp":"%s",
                 "source":"test","payload":%s}""".formatted(type, id, causation, NOON.plusSeconds(second), payload));
        return this;
    }

    /** The create saga: asked for, created a second later. */
    Day ordered(int second, String order, String store) {
        return said(second, "create_order", "ask-" + order, "", """
                {"order_id":"%s","customer_id":"alice","order_details":{"foodItems":[],"storeLocation":"%s"}}""".formatted(order, store))
                .said(second + 1, "order.created", "created-" + order, "ask-" + order, """
                        {"order_id":"%s","status":"PENDING"}""".formatted(order));
    }

    Day offered(int second, String order) {
        return said(second, "order.status_updated", "offered-" + order, "", """
                {"order_id":"%s","status":"CREATED"}""".formatted(order));
    }

    Day accepted(int second, String order) {
        return said(second, "ORDER_ACCEPTED", "accepted-" + order + second, "", """
                {"orderId":"%s","status":"ACCEPTED","event":"{}"}""".formatted(order));
    }

    Day cancelled(int second, String order, String reason) {
        return said(second, "order.cancelled", "cancelled-" + order, "", """
                {"order_id":"%s","reason":"%s"}""".formatted(order, reason));
    }

    /** As Kafka may deliver it: some messages again, and all in whatever order. */
    List<String> delivered(long seed) {
        Random random = new Random(seed);
        List<String> delivered = new ArrayList<>(messages);
        messages.stream().filter(_ -> random.nextInt(3) == 0).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        return delivered;
    }
}
