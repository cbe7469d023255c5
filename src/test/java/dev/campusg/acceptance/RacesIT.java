package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.customerPayingWith;
import static dev.campusg.acceptance.Orders.placedBy;
import static dev.campusg.acceptance.Runners.withAccount;
import static dev.campusg.acceptance.Starter.Contestant.asking;
import static dev.campusg.dev.Service.ESCROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.acceptance.Runners.Runner;
import dev.campusg.acceptance.Starter.Contestant;
import dev.campusg.acceptance.Tally.Race;
import dev.campusg.contracts.DerivedId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Scenarios 7 to 10 and 15, each over and over: whoever comes when, one wins, everybody says the same, and the money
 * follows. Runs go side by side. When each contestant starts is drawn from a seed, which is printed; the rest is up to
 * the machine.
 */
@Order(Integer.MAX_VALUE - 1)
class RacesIT {

    private static final long SEED = Long.getLong("races.seed", System.nanoTime());
    private static final int RUNS = Integer.getInteger("races.runs", 60);
    private static final int LANES = 16;

    private static final Duration TO_SET_A_TIMER = Duration.ofMillis(300);

    private static final Race TWO_RUNNERS = new Race(7, "two runners accept");
    private static final Race TOO_LATE =
            new Race(8, "two runners accept while an order that timed out is being unwound");
    private static final Race CANCEL_OR_ACCEPT = new Race(9, "the customer cancels, a runner accepts");
    private static final Race TIME_OUT_OR_ACCEPT = new Race(9, "time runs out, a runner accepts");
    private static final Race TIME_OUT_OR_CANCEL = new Race(10, "time runs out, the customer cancels");
    private static final Race PAY_OR_REFUND =
            new Race(15, "an administrator cancels, the runner delivers and asks to be paid");
    private static final Race RELEASE_OR_REFUND = new Race(15, "three refunds, three releases");

    private static final Tally TALLY = new Tally();

    private static SagaNews news;
    private static String customer;
    private static Runner ann;
    private static Runner ben;

    @BeforeAll
    static void everybody_is_here() {
        news = new SagaNews(Campus.system().bootstrap());
        customer = customerPayingWith("pm_card_visa");
        ann = withAccount();
        ben = withAccount();
    }

    @AfterAll
    static void money_is_conserved() {
        news.close();
        System.out.printf("Races, with -Draces.seed=%d:%n%s", SEED, TALLY);
        Orders.moneyIsConserved();
    }

    @Test
    void of_two_runners_one_gets_the_order_and_what_becomes_of_it_is_paid_or_refunded_once() {
        Handicap runners = new Handicap();
        Handicap payment = new Handicap();
        repeat(starter -> {
            Placed order = onOffer();
            Runner winner = twoRunners(order, starter, runners);
            winner.deliverUntil(order, "ON_THE_WAY");
            payOrRefund(order, winner, starter, payment);
        });
        wasClose(TWO_RUNNERS);
        wasClose(PAY_OR_REFUND);
    }

    private static Runner twoRunners(Placed order, Starter starter, Handicap handicap) {
        List<Integer> answers = starter.off(handicap, asking(() -> ann.accept(order)), asking(() -> ben.accept(order)));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        boolean first = answers.getFirst() == 200;
        handicap.wonByFirst(first);
        Runner winner = first ? ann : ben;
        ends(order, "ACCEPTED");
        assertThat(order.order().path("runnerId").asText()).isEqualTo(winner.id());
        TALLY.count(TWO_RUNNERS, first ? "for the first" : "for the second");
        return winner;
    }

    private static void payOrRefund(Placed order, Runner runner, Starter starter, Handicap handicap) {
        List<Integer> answers = starter.off(
                handicap,
                asking(order::cancelByForce),
                asking(() -> runner.report(order, "DELIVERED")),
                asking(() -> runner.complete(order)),
                asking(() -> runner.complete(order)));
        assertThat(answers.subList(0, 2)).containsExactlyInAnyOrder(200, 409);
        assertThat(answers.subList(2, 4)).isSubsetOf(202, 409);
        boolean cancelled = answers.getFirst() == 200;
        handicap.wonByFirst(cancelled);
        ends(order, cancelled ? "CANCELLED" : "COMPLETED");
        TALLY.count(PAY_OR_REFUND, cancelled ? "refunded" : "paid");
    }

    @Test
    void a_customer_cancels_or_a_runner_accepts_never_both() {
        Handicap handicap = new Handicap();
        repeat(starter -> {
            Placed order = onOffer();
            List<Integer> answers = starter.off(handicap, asking(order::cancel), asking(() -> ann.accept(order)));
            boolean accepted = answers.getLast() == 200;
            handicap.wonByFirst(!accepted);
            assertThat(answers.getFirst()).isIn(accepted ? Set.of(202, 409) : Set.of(202));
            assertThat(answers.getLast()).isIn(200, 409);
            if (accepted && answers.getFirst() == 202) {
                await().atMost(Orders.LIMIT).until(() -> Standing.of(order).sagaRefused());
            }
            ends(order, accepted ? "ACCEPTED" : "CANCELLED");
            TALLY.count(CANCEL_OR_ACCEPT, accepted ? "accepted" : "cancelled");
        });
        wasClose(CANCEL_OR_ACCEPT);
    }

    @Test
    void time_runs_out_or_a_runner_accepts_never_both_and_after_it_nobody_accepts() {
        Handicap handicap = new Handicap();
        repeat(starter -> {
            Placed order = onOffer();
            Instant end = CancelOrderIT.expireIn(order, TO_SET_A_TIMER);
            int answer =
                    starter.off(end, handicap, asking(() -> ann.accept(order))).getFirst();
            boolean accepted = answer == 200;
            handicap.wonByFirst(!accepted);
            assertThat(answer).isIn(200, 409);
            TALLY.count(TIME_OUT_OR_ACCEPT, accepted ? "accepted" : "timed out");
            if (accepted) {
                ends(order, "ACCEPTED");
                timesOutAfterAll(order);
            }
            comeTooLate(order, starter);
            ends(order, "CANCELLED");
            TALLY.count(TOO_LATE, "refused twice");
        });
        wasClose(TIME_OUT_OR_ACCEPT);
    }

    @Test
    void time_runs_out_and_the_customer_cancels_and_one_refund_follows() {
        Handicap handicap = new Handicap();
        repeat(starter -> {
            Placed order = onOffer();
            Instant end = CancelOrderIT.expireIn(order, TO_SET_A_TIMER);
            assertThat(starter.off(end, handicap, asking(order::cancel))).containsExactly(202);
            comeTooLate(order, starter);
            ends(order, "CANCELLED");
            String reason = order.saga().path("reason").asText();
            boolean timedOut = reason.startsWith("Order timed out");
            handicap.wonByFirst(timedOut);
            assertThat(Standing.of(order).told()).contains(timedOut ? "ORDER_TIMEOUT" : "ORDER_CANCELLED");
            TALLY.count(TIME_OUT_OR_CANCEL, timedOut ? "timed out" : "cancelled");
        });
        wasClose(TIME_OUT_OR_CANCEL);
    }

    @Test
    void refunds_and_releases_that_race_move_the_money_once() {
        repeat(starter -> {
            String order = UUID.randomUUID().toString();
            String hold =
                    "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"amount\":\"14.50\",\"foodFee\":\"12.00\",\"deliveryFee\":\"2.50\"}"
                            .formatted(order, customer);
            assertThat(Campus.http().post(ESCROW, "/api/escrow/hold", hold).status())
                    .isEqualTo(201);
            List<Integer> answers = starter.off(
                    new Handicap(),
                    refundOf(order),
                    refundOf(order),
                    refundOf(order),
                    releaseOf(order),
                    releaseOf(order),
                    releaseOf(order));
            JsonNode escrow =
                    Campus.http().get(ESCROW, "/api/escrow/order/" + order).body();
            assertThat(answers).containsOnly(200, 409);
            assertThat(Collections.frequency(answers, 200)).isEqualTo(3);
            assertThat(escrow.path("status").asText()).isEqualTo(answers.getFirst() == 200 ? "REFUNDED" : "RELEASED");
            assertThat(escrow.path("entries")).hasSize(4);
            TALLY.count(RELEASE_OR_REFUND, answers.getFirst() == 200 ? "refunded" : "released");
        });
        wasClose(RELEASE_OR_REFUND);
    }

    /** Its runner gives it back, and nobody takes it. */
    private static void timesOutAfterAll(Placed order) {
        assertThat(ann.giveBack(order).status()).isEqualTo(200);
        await().atMost(Orders.LIMIT).until(() -> order.timerStatus().equals("ACTIVE"));
        CancelOrderIT.expireIn(order, TO_SET_A_TIMER);
    }

    private static Contestant refundOf(String order) {
        return asking(() -> Campus.http().post(ESCROW, "/api/escrow/refund", "{\"orderId\":\"%s\"}".formatted(order)));
    }

    private static Contestant releaseOf(String order) {
        String release = "{\"orderId\":\"%s\",\"runnerId\":\"%s\"}".formatted(order, ann.id());
        return asking(() -> Campus.http().post(ESCROW, "/api/escrow/release", release));
    }

    /** Comes as soon as the order is cancelled, while the money still moves. */
    private static void comeTooLate(Placed order, Starter starter) {
        await().atMost(Orders.LIMIT)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> order.orderStatus().equals("CANCELLED"));
        List<Integer> answers =
                starter.off(new Handicap(), asking(() -> ann.accept(order)), asking(() -> ben.accept(order)));
        assertThat(answers).containsOnly(409);
    }

    /** A race that always ends the same way shows little. */
    private static void wasClose(Race race) {
        assertThat(TALLY.of(race)).hasSize(2);
    }

    private static Placed onOffer() {
        Placed order = placedBy(customer);
        news.await(order.sagaId(), "COMPLETED");
        return order;
    }

    /** Sooner or later all services agree that this is what became of it; and then they still do. */
    private static void ends(Placed order, String status) {
        switch (status) {
            case "CANCELLED" -> news.await(order.sagaId(), "CANCELLED");
            case "COMPLETED" -> news.await(DerivedId.COMPLETION.of(order.orderId()), "COMPLETED");
            default -> assertThat(order.orderStatus()).isEqualTo(status);
        }
        await().atMost(Orders.LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(Standing.of(order).contradictions()).isEmpty());
        assertThat(order.orderStatus()).isEqualTo(status);
    }

    /** Stops at the first run that fails: it may take long to fail. */
    private static void repeat(Consumer<Starter> run) {
        AtomicReference<AssertionError> failed = new AtomicReference<>();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            IntStream.range(0, RUNS)
                    .forEach(number -> lanes.execute(() -> {
                        try {
                            if (failed.get() == null) {
                                run.accept(new Starter(SEED, number));
                            }
                        } catch (Exception | AssertionError e) {
                            failed.compareAndSet(null, new AssertionError("run %d of %d".formatted(number, SEED), e));
                        }
                    }));
        }
        if (failed.get() != null) {
            throw failed.get();
        }
    }
}
