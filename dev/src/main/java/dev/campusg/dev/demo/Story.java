package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.NOTIFICATION;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.TIMER;

import dev.campusg.dev.demo.Client.As;
import dev.campusg.dev.demo.Scenario.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Plays one scenario and shows its timeline while it happens. */
final class Story {
    private static final Duration TO_SETTLE = Duration.ofSeconds(30);
    private static final Duration TO_AGREE = Duration.ofSeconds(15);
    private static final Duration TO_TIME_OUT = Duration.ofSeconds(3);
    private static final Duration GLANCE = Duration.ofMillis(60);

    /** How long a message may be on its way before the timeline goes on without it. */
    private static final Duration HOLD_BACK = Duration.ofMillis(300);

    private static final String NOTIFICATION_SENT = "notification.sent";
    private static final Set<String> UNDER_WAY = Set.of("STARTED", "COMPENSATING", "CANCELLING");

    private final Client client;
    private final Feed feed;
    private final Timeline timeline;
    private final Customer customer;
    private final String sagaId;
    private final String orderId;

    private Story(Client client, Feed feed, Timeline timeline, Customer customer) {
        this.client = client;
        this.feed = feed;
        this.timeline = timeline;
        this.customer = customer;
        note("POST /orders", customer.id());
        var started = client.post(As.customer(customer.id()), CREATE_ORDER_SAGA, "/orders", customer.order());
        this.sagaId = started.path("saga_id").asText();
        this.orderId = started.path("order_id").asText();
    }

    record Ending(Outcome outcome, List<String> wrong) {}

    static Ending play(Scenario scenario, Customer customer, Client client, Feed feed, Timeline timeline) {
        var story = new Story(client, feed, timeline, customer);
        story.followUntil(TO_SETTLE, story::settled);
        story.turn(scenario.turn());
        var survey = new Survey(client, story.sagaId, story.orderId);
        story.followUntil(
                TO_AGREE, () -> Checks.of(scenario.expected(), survey.outcome()).isEmpty());
        story.timeline.release(Instant.MAX);
        var outcome = survey.outcome();
        return new Ending(outcome, Checks.of(scenario.expected(), outcome));
    }

    private void turn(Turn turn) {
        switch (turn) {
            case Turn.None _ -> {}
            case Turn.CustomerCancels _ -> {
                note("POST /sagas/{id}/cancel", "the customer changed their mind");
                client.post(As.customer(customer.id()), CREATE_ORDER_SAGA, "/sagas/" + sagaId + "/cancel", Map.of());
                followUntil(TO_SETTLE, this::settled);
            }
            case Turn.NobodyAccepts _ -> {
                shortenTimer();
                followUntil(TO_SETTLE.plus(TO_TIME_OUT), () -> status().equals("CANCELLED"));
            }
        }
    }

    private void shortenTimer() {
        note("POST /api/cancel-timer", "instead of half an hour");
        client.post(As.SERVICE, TIMER, "/api/cancel-timer", Map.of("orderId", orderId));
        note("POST /api/start-request-timer", TO_TIME_OUT.toSeconds() + " s");
        client.post(
                As.SERVICE,
                TIMER,
                "/api/start-request-timer",
                Map.of(
                        "orderId",
                        orderId,
                        "customerId",
                        customer.id(),
                        "sagaId",
                        sagaId,
                        "expiresAt",
                        Instant.now().plus(TO_TIME_OUT).toString()));
    }

    private String status() {
        return client.get(CREATE_ORDER_SAGA, "/sagas/" + sagaId).path("status").asText();
    }

    private boolean settled() {
        return !UNDER_WAY.contains(status());
    }

    /** Shows what happens until the condition holds, or the time is over: then the checks will tell. */
    private void followUntil(Duration limit, BooleanSupplier condition) {
        var end = Instant.now().plus(limit);
        boolean holds = false;
        while (!holds && Instant.now().isBefore(end)) {
            holds = condition.getAsBoolean();
            timeline.add(withTitles(feed.about(orderId, GLANCE)));
            timeline.add(Reading.ofSaga(client.get(CREATE_ORDER_SAGA, "/sagas/" + sagaId + "/history")));
            timeline.add(Reading.ofOrder(client.get(ORDER, "/orders/" + orderId + "/history")));
            timeline.release(Instant.now().minus(HOLD_BACK));
        }
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
                        "%s: %s"
                                .formatted(
                                        it.path("type").asText(),
                                        it.path("title").asText())));
        return messages.stream()
                .map(it -> it.withDetail(titles.getOrDefault(it.detail(), it.detail())))
                .toList();
    }

    private void note(String what, String detail) {
        var now = Instant.now();
        timeline.add(List.of(new Entry(what + now, now, Entry.Source.OURSELVES, "demo", what, detail)));
    }
}
