package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.PAYMENT;
import static dev.campusg.dev.Service.TIMER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.dev.demo.Client.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Two runners want an order; who gets it steps back, the other brings it and is paid, and everybody rates everybody. */
final class Delivery {
    private static final Duration TO_FOLLOW = Duration.ofSeconds(15);

    private final Client client;
    private final Watch watch;
    private final Customer customer;
    private final String orderId;
    private final List<String> wrong = new ArrayList<>();

    private Delivery(Client client, Watch watch, Customer customer) {
        this.client = client;
        this.watch = watch;
        this.customer = customer;
        this.orderId = watch.orderId();
    }

    /** Returns what did not happen as it should. */
    static List<String> play(Runner one, Runner other, Client client, Watch watch, Customer customer) {
        var delivery = new Delivery(client, watch, customer);
        if (delivery.isWonByFirst(one, other)) {
            delivery.goOn(one, other);
        } else {
            delivery.goOn(other, one);
        }
        return delivery.wrong;
    }

    private void goOn(Runner winner, Runner second) {
        watch.until(TO_FOLLOW, () -> is("ACCEPTED") && timerIs("STOPPED"));
        note(winner, "POST /cancelAcceptance", "a flat tyre");
        winner.stepBack(orderId);
        watch.until(TO_FOLLOW, () -> is("CREATED") && timerIs("ACTIVE"));
        note(second, "POST /acceptOrder", "");
        must(second.accept(orderId).status() == 200, "the second runner may have the order");
        watch.until(TO_FOLLOW, () -> is("ACCEPTED") && timerIs("STOPPED"));
        Stage.ALL.forEach(stage -> report(second, stage));
        watch.until(TO_FOLLOW, () -> is("COMPLETED"));
        checkPay(winner, second);
        rate(second);
    }

    /** Both at once: whom the order hears first, it keeps. */
    private boolean isWonByFirst(Runner one, Runner other) {
        var asked = Stream.of(one, other)
                .peek(it -> note(it, "POST /acceptOrder", "both at once"))
                .map(it -> CompletableFuture.supplyAsync(() -> it.accept(orderId)))
                .toList();
        var answers = asked.stream().map(CompletableFuture::join).toList();
        tell(one, answers.getFirst());
        tell(other, answers.getLast());
        var statuses = answers.stream().map(Answer::status).sorted().toList();
        must(statuses.equals(List.of(200, 409)), "one of two runners gets the order, the other a 409");
        return answers.getFirst().status() == 200;
    }

    private void tell(Runner runner, Answer answer) {
        boolean got = answer.status() == 200;
        note(
                runner,
                "got " + answer.status(),
                got ? "the order" : answer.body().path("detail").asText());
    }

    private void report(Runner runner, Stage stage) {
        note(runner, stage.status(), stage.shown());
        runner.report(orderId, stage);
        watch.glance();
    }

    private void checkPay(Runner first, Runner second) {
        var order = client.get(ORDER, "/getOrderDetails?orderId=" + orderId);
        var price = new BigDecimal(order.path("foodFee").asText())
                .add(new BigDecimal(order.path("deliveryFee").asText()));
        must(earnings(second).compareTo(price) == 0, "who delivers is paid the price, once");
        must(earnings(first).signum() == 0, "who stepped back is paid nothing");
    }

    private BigDecimal earnings(Runner runner) {
        return new BigDecimal(client.get(PAYMENT, "/history/" + runner.id())
                .path("totalEarned")
                .asText("0"));
    }

    private void rate(Runner runner) {
        var asRunner = customer.rate(runner, orderId, 4, client).path("runnerRating");
        watch.timeline().note(customer.name(), "rates " + runner.name(), stars(4, asRunner));
        var asCustomer = runner.rate(customer.id(), orderId, 3).path("customerRating");
        note(runner, "rates " + customer.name(), stars(3, asCustomer));
        must(asRunner.asDouble() == 4 && asCustomer.asDouble() == 3, "a first rating is the average");
    }

    private static String stars(int given, JsonNode average) {
        return "%s, which makes %s of 5".formatted("★".repeat(given), average.asText());
    }

    private boolean is(String status) {
        return client.get(ORDER, "/getOrderDetails?orderId=" + orderId)
                .path("orderStatus")
                .asText()
                .equals(status);
    }

    private boolean timerIs(String status) {
        return client.get(TIMER, "/api/timers/order/" + orderId)
                .path("status")
                .asText()
                .equals(status);
    }

    private void note(Runner who, String what, String detail) {
        watch.timeline().note(who.name(), what, detail);
    }

    private void must(boolean holds, String rule) {
        if (!holds) {
            wrong.add("not so: " + rule);
        }
    }
}
