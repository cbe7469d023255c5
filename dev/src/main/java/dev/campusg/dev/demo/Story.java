package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.TIMER;

import dev.campusg.dev.demo.Client.As;
import dev.campusg.dev.demo.Scenario.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays one scenario and shows its timeline while it happens. */
final class Story {
    private static final Duration TO_SETTLE = Duration.ofSeconds(30);
    private static final Duration TO_AGREE = Duration.ofSeconds(15);
    private static final Duration TO_TIME_OUT = Duration.ofSeconds(3);

    private static final Set<String> UNDER_WAY = Set.of("STARTED", "COMPENSATING", "CANCELLING");

    private final String run;
    private final Client client;
    private final Customer customer;
    private final Watch watch;

    private Story(String run, Client client, Feed feed, Timeline timeline, Customer customer) {
        this.run = run;
        this.client = client;
        this.customer = customer;
        timeline.note(customer.name(), "POST /orders", "");
        var started = client.post(As.customer(customer.id()), CREATE_ORDER_SAGA, "/orders", customer.order());
        this.watch = new Watch(
                client,
                feed,
                timeline,
                started.path("saga_id").asText(),
                started.path("order_id").asText());
    }

    record Ending(String orderId, Outcome outcome, List<String> wrong) {}

    /** @param run makes the names of whoever plays unique */
    static Ending play(Scenario scenario, String run, Client client, Feed feed, Timeline timeline) {
        var customer = Customer.of(scenario.customer(), run, client);
        var story = new Story(run, client, feed, timeline, customer);
        story.watch.until(TO_SETTLE, story::settled);
        var wrong = new ArrayList<>(story.turn(scenario.turn()));
        var survey = new Survey(client, story.watch.sagaId(), story.watch.orderId());
        story.watch.until(
                TO_AGREE, () -> Checks.of(scenario.expected(), survey.outcome()).isEmpty());
        story.watch.rest();
        var outcome = survey.outcome();
        wrong.addAll(Checks.of(scenario.expected(), outcome));
        return new Ending(story.watch.orderId(), outcome, wrong);
    }

    /** Returns what did not happen as it should, where the ending alone does not tell. */
    private List<String> turn(Turn turn) {
        return switch (turn) {
            case Turn.None _ -> List.of();
            case Turn.RunnersCome(var one, var other) ->
                Delivery.play(
                        Runner.named(one, run, client), Runner.named(other, run, client), client, watch, customer);
            case Turn.CustomerCancels _ -> {
                watch.timeline().note(customer.name(), "POST /sagas/{id}/cancel", "not hungry any more");
                var path = "/sagas/" + watch.sagaId() + "/cancel";
                client.post(As.customer(customer.id()), CREATE_ORDER_SAGA, path, Map.of());
                watch.until(TO_SETTLE, this::settled);
                yield List.of();
            }
            case Turn.NobodyAccepts _ -> {
                shortenTimer();
                watch.until(TO_SETTLE.plus(TO_TIME_OUT), () -> status().equals("CANCELLED"));
                yield List.of();
            }
        };
    }

    private void shortenTimer() {
        var orderId = watch.orderId();
        watch.timeline().note("demo", "POST /api/cancel-timer", "instead of half an hour");
        client.post(As.SERVICE, TIMER, "/api/cancel-timer", Map.of("orderId", orderId));
        watch.timeline().note("demo", "POST /api/start-request-timer", TO_TIME_OUT.toSeconds() + " s");
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
                        watch.sagaId(),
                        "expiresAt",
                        Instant.now().plus(TO_TIME_OUT).toString()));
    }

    private String status() {
        return client.get(CREATE_ORDER_SAGA, "/sagas/" + watch.sagaId())
                .path("status")
                .asText();
    }

    private boolean settled() {
        return !UNDER_WAY.contains(status());
    }
}
