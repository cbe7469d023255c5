package dev.campusg.dev.demo;

import java.util.List;
import java.util.Set;

/** A story about one order: who orders, what happens then, and how the contract says it ends. */
record Scenario(String title, Customer customer, Turn turn, Expected expected) {

    /** Who orders. */
    sealed interface Customer {
        String name();

        /** Somebody with a card that behaves as its name says. */
        record WithCard(String name, String paymentMethod) implements Customer {}

        /** Somebody nobody knows. */
        record Unknown(String name) implements Customer {}
    }

    /** What happens once the saga has done what it can. */
    sealed interface Turn {
        record None() implements Turn {}

        /** Two runners want the order; who gets it steps back, the other delivers it. */
        record RunnersCome(String one, String other) implements Turn {}

        /** The customer thinks better of it. */
        record CustomerCancels() implements Turn {}

        /** Nobody accepts the order, and its time is shortened so that we need not wait for half an hour. */
        record NobodyAccepts() implements Turn {}
    }

    private static final String ANN = "ann";
    private static final String DAN = "dan";

    static final List<Scenario> ALL = List.of(
            new Scenario(
                    "An order's whole life",
                    new Customer.WithCard(ANN, "pm_card_visa"),
                    new Turn.RunnersCome("ben", "cal"),
                    new Expected(
                            "COMPLETED",
                            "COMPLETED",
                            "SUCCEEDED",
                            "RELEASED",
                            Set.of(
                                    "PENDING_PAYMENT",
                                    "PAYMENT_AUTHORIZED",
                                    "ESCROW_PLACED",
                                    "ORDER_CREATED",
                                    "ORDER_ACCEPTED",
                                    "ORDER_ON_SITE",
                                    "ORDER_PURCHASED",
                                    "ORDER_COLLECTED",
                                    "ORDER_ON_THE_WAY",
                                    "ORDER_DELIVERED",
                                    "ORDER_COMPLETED",
                                    "RECEIPT"))),
            new Scenario(
                    "An order waits for a runner",
                    new Customer.WithCard(DAN, "pm_card_visa"),
                    new Turn.None(),
                    new Expected("COMPLETED", "CREATED", "INESCROW", "HELD", Set.of("ESCROW_PLACED", "ORDER_CREATED"))),
            new Scenario(
                    "The card is declined",
                    new Customer.WithCard(DAN, "pm_card_chargeDeclined"),
                    new Turn.None(),
                    new Expected("COMPENSATED", "CANCELLED", "FAILED", Expected.NONE, Set.of("ORDER_CANCELLED"))),
            new Scenario(
                    "Nobody knows the customer",
                    new Customer.Unknown("eve"),
                    new Turn.None(),
                    new Expected("COMPENSATED", "CANCELLED", Expected.NONE, Expected.NONE, Set.of("ORDER_CANCELLED"))),
            new Scenario(
                    "The customer cancels",
                    new Customer.WithCard(DAN, "pm_card_visa"),
                    new Turn.CustomerCancels(),
                    new Expected(
                            "CANCELLED",
                            "CANCELLED",
                            "REVERTED",
                            "REFUNDED",
                            Set.of("ORDER_CREATED", "ORDER_CANCELLED", "REFUNDED"))),
            new Scenario(
                    "No runner accepts in time",
                    new Customer.WithCard(DAN, "pm_card_visa"),
                    new Turn.NobodyAccepts(),
                    new Expected(
                            "CANCELLED",
                            "CANCELLED",
                            "REVERTED",
                            "REFUNDED",
                            Set.of("ORDER_CREATED", "ORDER_TIMEOUT", "REFUNDED"))));
}
