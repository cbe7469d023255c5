package dev.campusg.dev.demo;

import dev.campusg.dev.demo.Outcome.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Compares what is with what the contract says. An empty list means: all is well. */
final class Checks {
    private Checks() {}

    static List<String> of(Expected expected, Outcome actual) {
        var wrong = new ArrayList<String>();
        differ(wrong, "saga", expected.saga(), actual.saga());
        differ(wrong, "order", expected.order(), actual.order());
        differ(wrong, "payment", expected.payment(), actual.payment());
        differ(wrong, "escrow", expected.escrow(), actual.escrow());
        boolean charged = !expected.escrow().equals(Expected.NONE);
        var due = charged ? actual.amount() : BigDecimal.ZERO;
        if (actual.inEscrow().compareTo(due) != 0) {
            wrong.add("escrow took %s instead of %s".formatted(actual.inEscrow(), due));
        }
        var vanished = actual.ledger().stream().map(Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (vanished.signum() != 0) {
            wrong.add("the ledger is off by %s".formatted(vanished));
        }
        var untold = new TreeSet<>(expected.told());
        untold.removeAll(actual.told());
        if (!untold.isEmpty()) {
            wrong.add("the customer was not told %s".formatted(String.join(", ", untold)));
        }
        return wrong;
    }

    /** @param stories the outcomes of all that happened between the two, if nobody else ordered meanwhile */
    static List<String> ofMoney(Balance before, Balance after, Collection<Outcome> stories) {
        var wrong = new ArrayList<String>();
        var meanwhile = after.minus(before);
        if (!after.isConserved()) {
            wrong.add("money is not conserved: " + after);
        }
        // Others may use the system too, so there may be more than ours.
        atLeast(wrong, "held", sum(stories, "HELD"), meanwhile.held().max(after.held()));
        atLeast(wrong, "refunded", sum(stories, "REFUNDED"), meanwhile.refunded());
        atLeast(wrong, "paid out", sum(stories, "RELEASED"), meanwhile.paidOut());
        var charged = sum(stories, "HELD").add(sum(stories, "REFUNDED")).add(sum(stories, "RELEASED"));
        atLeast(wrong, "charged", charged, meanwhile.charged());
        return wrong;
    }

    private static BigDecimal sum(Collection<Outcome> stories, String escrow) {
        return stories.stream()
                .filter(it -> it.escrow().equals(escrow))
                .map(Outcome::inEscrow)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void atLeast(List<String> wrong, String what, BigDecimal ours, BigDecimal all) {
        if (all.compareTo(ours) < 0) {
            wrong.add("escrow says %s %s, but our orders alone make it %s".formatted(what, all, ours));
        }
    }

    private static void differ(List<String> wrong, String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            wrong.add("%s is %s instead of %s".formatted(what, actual, expected));
        }
    }
}
