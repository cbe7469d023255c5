package dev.campusg.chaos;

import dev.campusg.chaos.Orders.Placed;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one order: left alone until it times out, cancelled or timed out by schedule at any moment, or raced for
 * by runners, who give it back, deliver it, and want to be paid.
 */
final class Life {

    static final String TWO_WINNERS = "orders that TWO RUNNERS won";

    private static final Duration TO_BE_OFFERED = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(300);

    private final Orders orders;
    private final Random random;
    private final People people;
    private final Tally tally;

    Life(Orders orders, Random random, People people, Tally tally) {
        this.orders = orders;
        this.random = random;
        this.people = people;
        this.tally = tally;
    }

    void live() {
        Placed order = orders.place(people.anyCustomer(random));
        if (order == null) {
            tally.count("orders refused or unanswered");
            return;
        }
        tally.count("orders placed");
        int fate = random.nextInt(20);
        if (fate < 3) {
            cancelledSometime(order);
        } else if (fate < 5) {
            tally.count(
                    orders.schedule(order, "ORDER_TIMEOUT", within(4_000)) != null,
                    "time-outs scheduled",
                    "not scheduled");
        } else if (fate < 17) {
            offered(order);
        }
    }

    private void cancelledSometime(Placed order) {
        Waiting.pause(within(3_000));
        cancel(order);
    }

    private void cancel(Placed order) {
        tally.count(orders.cancel(order), "cancellations taken", "cancellations refused");
    }

    private void offered(Placed order) {
        if (!orders.isOffered(order, GLANCE, TO_BE_OFFERED)) {
            return;
        }
        String winner = raced(order);
        if (winner != null && random.nextInt(4) == 0) {
            Waiting.pause(within(1_000));
            tally.count(orders.giveBack(order, winner), "orders given back", "orders that could not be given back");
            winner = raced(order);
        }
        if (winner != null && random.nextInt(6) != 0) {
            deliver(order, winner);
        }
    }

    /** Two runners at once, and sometimes a customer who changed their mind: one runner wins, or none, never both. */
    private @Nullable String raced(Placed order) {
        String one = people.anyRunner(random);
        String other = people.anyRunner(random);
        boolean regretted = random.nextInt(6) == 0;
        CompletableFuture<Boolean> first = meanwhile(() -> orders.accept(order, one));
        CompletableFuture<Boolean> regret = meanwhile(() -> regretted && cancelled(order));
        boolean second = !one.equals(other) && orders.accept(order, other);
        regret.join();
        if (first.join() && second) {
            tally.count(TWO_WINNERS);
        }
        String winner = first.join() ? one : second ? other : null;
        tally.count(winner != null, "orders accepted", "orders nobody won");
        return winner;
    }

    private boolean cancelled(Placed order) {
        cancel(order);
        return true;
    }

    private static CompletableFuture<Boolean> meanwhile(BooleanSupplier action) {
        return CompletableFuture.supplyAsync(action::getAsBoolean, Thread::startVirtualThread);
    }

    private void deliver(Placed order, String runner) {
        if (random.nextInt(4) == 0) {
            tally.count(
                    orders.schedule(order, "DELIVERY_REMINDER", within(1_500)) != null,
                    "reminders scheduled",
                    "not scheduled");
        }
        for (String stage : Orders.STAGES) {
            Waiting.pause(within(500));
            if (!orders.report(order, runner, stage)) {
                tally.count("deliveries refused");
                return;
            }
        }
        tally.count("orders delivered");
        if (random.nextInt(3) == 0) {
            tally.count(orders.complete(order, runner), "completions asked for", "completions refused");
        }
    }

    private Duration within(int millis) {
        return Duration.ofMillis(random.nextInt(millis));
    }
}
