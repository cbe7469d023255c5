package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.ACCEPT_ORDER_SAGA;
import static dev.campusg.dev.Service.COMPLETE_ORDER_SAGA;
import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.ORDER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.dev.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Follows one order: hears and reads what happens to it, and shows it while it happens. */
record Watch(Client client, Feed feed, Timeline timeline, String sagaId, String orderId) {
    private static final Duration GLANCE = Duration.ofMillis(60);

    /** How long a message may be on its way before the timeline goes on without it. */
    private static final Duration HOLD_BACK = Duration.ofMillis(300);

    private static final String NOTIFICATION_SENT = "notification.sent";

    /** Shows what happens until the condition holds, or the time is over: then the checks will tell. */
    void until(Duration limit, BooleanSupplier condition) {
        var end = Instant.now().plus(limit);
        boolean holds = false;
        while (!holds && Instant.now().isBefore(end)) {
            holds = condition.getAsBoolean();
            glance();
        }
    }

    /** Shows all that is known. */
    void rest() {
        glance();
        timeline.release(Instant.MAX);
    }

    void glance() {
        timeline.add(withTitles(feed.about(orderId, GLANCE)));
        timeline.add(Reading.ofSaga("create", sagaId, history(CREATE_ORDER_SAGA, "/sagas/" + sagaId)));
        timeline.add(Reading.ofOrder(history(ORDER, "/orders/" + orderId)));
        lookAtSagas("accept", ACCEPT_ORDER_SAGA);
        lookAtSagas("complete", COMPLETE_ORDER_SAGA);
        timeline.release(Instant.now().minus(HOLD_BACK));
    }

    /** Those that others started for the order. */
    private void lookAtSagas(String kind, Service service) {
        for (var saga : client.get(service, "/sagas?limit=50").path("items")) {
            if (saga.path("order_id").asText().equals(orderId)) {
                var id = saga.path("saga_id").asText();
                timeline.add(Reading.ofSaga(kind, id, history(service, "/sagas/" + id)));
            }
        }
    }

    private JsonNode history(Service service, String path) {
        return client.get(service, path + "/history");
    }

    /** On Kafka a notification has only an id; people want to know what it says. */
    private List<Entry> withTitles(List<Entry> messages) {
        if (messages.stream().noneMatch(it -> it.what().equals(NOTIFICATION_SENT))) {
            return messages;
        }
        var titles = new HashMap<String, String>();
        client.get(NOTIFICATION, "/api/notifications/order/" + orderId)
                .forEach(it -> titles.put(
                        it.path("notificationId").asText(),
                        "%s to %s: %s"
                                .formatted(
                                        it.path("type").asText(),
                                        name(it.path("userId").asText()),
                                        it.path("title").asText())));
        return messages.stream()
                .map(it -> it.withDetail(titles.getOrDefault(it.detail(), it.detail())))
                .toList();
    }

    /** Whoever plays is called by a name and the number of the run. */
    static String name(String userId) {
        return userId.replaceFirst("-.*", "");
    }
}
