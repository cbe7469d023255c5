package dev.campusg.chaos;

import dev.campusg.chaos.Web.Asker;
import dev.campusg.dev.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about orders, over HTTP, and what that promises. */
final class Orders {

    static final List<String> STAGES = List.of("ON_SITE", "PURCHASED", "COLLECTED", "ON_THE_WAY", "DELIVERED");

    private static final List<String> UNDER_WAY = List.of("", "STARTED");
    private static final String DETAILS =
            "{\"foodItems\":[{\"name\":\"Laksa\",\"price\":\"6.00\",\"quantity\":2}],\"storeLocation\":\"Canteen\","
                    + "\"deliveryLocation\":\"Hall 7\",\"deliveryFee\":\"2.50\"}";

    private final Web web;
    private final Promises promises;

    Orders(Web web, Promises promises) {
        this.web = web;
        this.promises = promises;
    }

    /** An order that was promised. */
    record Placed(String sagaId, String orderId, String customer) {}

    /** Null if it was refused, or never answered. */
    @Nullable
    Placed place(String customer) {
        String order = "{\"customer_id\":\"%s\",\"order_details\":%s}".formatted(customer, DETAILS);
        Web.Answer answer = web.post(Service.CREATE_ORDER_SAGA, "/orders", Asker.customer(customer), order);
        if (!answer.isFine()) {
            return null;
        }
        String saga = answer.body().path("saga_id").asText();
        String orderId = answer.body().path("order_id").asText();
        promises.add(Service.CREATE_ORDER_SAGA, "/sagas/" + saga, orderId);
        return new Placed(saga, orderId, customer);
    }

    boolean cancel(Placed order) {
        String saga = "/sagas/" + order.sagaId;
        boolean taken = web.post(Service.CREATE_ORDER_SAGA, saga + "/cancel", Asker.customer(order.customer), "{}")
                .isFine();
        return promised(taken, Service.CREATE_ORDER_SAGA, saga + "/history", "CancellationRequested");
    }

    boolean accept(Placed order, String runner) {
        String body = "{\"order_id\":\"%s\",\"runner_id\":\"%s\"}".formatted(order.orderId, runner);
        boolean won = web.post(Service.ACCEPT_ORDER_SAGA, "/acceptOrder", Asker.runner(runner), body)
                .isFine();
        return promised(won, Service.ORDER, history(order), runner);
    }

    boolean giveBack(Placed order, String runner) {
        String body = "{\"orderId\":\"%s\"}".formatted(order.orderId);
        boolean back = web.post(Service.ORDER, "/cancelAcceptance", Asker.runner(runner), body)
                .isFine();
        return promised(back, Service.ORDER, history(order), "AcceptanceCancelled");
    }

    boolean report(Placed order, String runner, String stage) {
        String body = "{\"orderId\":\"%s\",\"status\":\"%s\"}".formatted(order.orderId, stage);
        boolean reached = web.post(Service.ORDER, "/updateOrderStatus", Asker.runner(runner), body)
                .isFine();
        return promised(reached, Service.ORDER, history(order), stage);
    }

    boolean complete(Placed order, String runner) {
        String body = "{\"order_id\":\"%s\",\"runner_id\":\"%s\"}".formatted(order.orderId, runner);
        return web.post(Service.COMPLETE_ORDER_SAGA, "/triggerCompleteOrderWorkflow", Asker.runner(runner), body)
                .isFine();
    }

    /** Something is to happen about an order at some time; null if it is not known whether it will. */
    @Nullable
    String schedule(Placed order, String kind, Duration ahead) {
        String body = "{\"eventType\":\"%s\",\"entityId\":\"%s\",\"scheduledTime\":\"%s\"}"
                .formatted(kind, order.orderId, Instant.now().plus(ahead));
        Web.Answer answer = web.post(Service.SCHEDULER, "/api/schedule", Asker.SERVICE, body);
        String id = answer.body().path("eventId").asText();
        return promised(answer.isFine(), Service.SCHEDULER, "/api/events/" + id, id) ? id : null;
    }

    boolean isProcessed(String event) {
        return status(Service.SCHEDULER, "/api/events/" + event, "status").equals("PROCESSED");
    }

    /** Waits for the end of the saga that offers it. */
    boolean isOffered(Placed order, Duration glance, Duration limit) {
        Waiting.until(() -> !UNDER_WAY.contains(sagaStatus(order)), glance, limit);
        return sagaStatus(order).equals("COMPLETED");
    }

    /** Empty without an answer. */
    private String sagaStatus(Placed order) {
        return status(Service.CREATE_ORDER_SAGA, "/sagas/" + order.sagaId, "status");
    }

    String orderStatus(Placed order) {
        return status(Service.ORDER, "/getOrderDetails?orderId=" + order.orderId, "orderStatus");
    }

    private String status(Service service, String path, String field) {
        return web.get(service, path).body().path(field).asText();
    }

    private static String history(Placed order) {
        return "/orders/" + order.orderId + "/history";
    }

    private boolean promised(boolean done, Service service, String path, String says) {
        if (done) {
            promises.add(service, path, says);
        }
        return done;
    }
}
