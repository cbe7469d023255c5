package dev.campusg.dev.demo;

import java.util.List;
import java.util.Set;

/** A story about one order: who orders, what happens then, and how the contract says it ends. */
record Scenario(String title, Customer customer, Turn turn, Expected expected) {

    /** Who orders. */
    sealed interface Customer {

        /** Somebody with a card that behaves as its name says. */
        record WithCard(String paymentMethod) implements Customer {}

        /** Somebody nobody knows. */
        record Unknown() implements Customer {}
    }

    /** What happens once the saga has done what it can. */
    sealed interface Turn {
        record None() implements Turn {}

        /** The customer thinks better of it. */
        record CustomerCancels() implements Turn {}

        /** Nobody accepts the order, and its time is shortened so that we need not wait for half an hour. */
        record NobodyAccepts() implements Turn {}
    }

    static final List<Scenario> ALL = List.of(
            new Scenario(
                    "An order is paid for and put on offer",
                    new Customer.WithCard("pm_card_visa"),
                    new Turn.None(),
                    new Expected(
                            "COMPLETED",
                            "CREATED",
                            "INESCROW",
                            "HELD",
                            Set.of("PENDING_PAYMENT", "PAYMENT_AUTHORIZED", "ESCROW_PLACED", "ORDER_CREATED"))),
            new Scenario(
                    "The card is declined",
                    new Customer.WithCard("pm_card_chargeDeclined"),
                    new Turn.None(),
                    new Expected("COMPENSATED", "CANCELLED", "FAILED", Expected.NONE, Set.of("ORDER_CANCELLED"))),
            new Scenario(
                    "Nobody knows the customer",
                    new Customer.Unknown(),
                    new Turn.None(),
                    new Expected("COMPENSATED", "CANCELLED", Expected.NONE, Expected.NONE, Set.of("ORDER_CANCELLED"))),
            new Scenario(
                    "The customer cancels",
                    new Customer.WithCard("pm_card_visa"),
                    new Turn.CustomerCancels(),
                    new Expected(
                            "CANCELLED",
                            "CANCELLED",
                            "REVERTED",
                            "REFUNDED",
                            Set.of("ORDER_CREATED", "ORDER_CANCELLED", "REFUNDED"))),
            new Scenario(
                    "No runner accepts in time",
                    new Customer.WithCard("pm_card_visa"),
                    new Turn.NobodyAccepts(),
                    new Expected(
                            "CANCELLED",
                            "CANCELLED",
                            "REVERTED",
                            "REFUNDED",
                            Set.of("ORDER_CREATED", "ORDER_TIMEOUT", "REFUNDED"))));
}
