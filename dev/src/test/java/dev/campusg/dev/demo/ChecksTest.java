package dev.campusg.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.dev.demo.Outcome.Posting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static final BigDecimal AMOUNT = new BigDecimal("15.30");
    private static final Expected REFUNDED =
            new Expected("CANCELLED", "CANCELLED", "REVERTED", "REFUNDED", Set.of("REFUNDED"));
    private static final Expected DECLINED =
            new Expected("COMPENSATED", "CANCELLED", "FAILED", Expected.NONE, Set.of());

    @Test
    void an_order_that_ended_as_it_should_has_nothing_wrong() {
        assertThat(Checks.of(REFUNDED, refunded("CANCELLED", Set.of("REFUNDED", "ORDER_CREATED"))))
                .isEmpty();
    }

    @Test
    void a_wrong_status_is_told_with_what_it_should_be() {
        assertThat(Checks.of(REFUNDED, refunded("CREATED", Set.of("REFUNDED"))))
                .containsExactly("order is CREATED instead of CANCELLED");
    }

    @Test
    void a_customer_who_was_not_told_is_noticed() {
        assertThat(Checks.of(REFUNDED, refunded("CANCELLED", Set.of())))
                .containsExactly("the customer was not told REFUNDED");
    }

    @Test
    void money_held_for_a_declined_card_is_noticed() {
        var held = new Outcome("COMPENSATED", "CANCELLED", "FAILED", "HELD", Set.of(), AMOUNT, AMOUNT, List.of());
        assertThat(Checks.of(DECLINED, held))
                .containsExactly("escrow is HELD instead of none", "escrow took 15.30 instead of 0");
    }

    @Test
    void holding_another_amount_than_the_order_costs_is_noticed() {
        var short5Cents = new Outcome(
                "CANCELLED",
                "CANCELLED",
                "REVERTED",
                "REFUNDED",
                Set.of("REFUNDED"),
                AMOUNT,
                new BigDecimal("15.25"),
                List.of());
        assertThat(Checks.of(REFUNDED, short5Cents)).containsExactly("escrow took 15.25 instead of 15.30");
    }

    @Test
    void a_ledger_that_does_not_balance_is_noticed() {
        var postings =
                List.of(new Posting("CUSTOMER", AMOUNT.negate()), new Posting("ESCROW", new BigDecimal("15.25")));
        var lost5Cents = new Outcome(
                "CANCELLED", "CANCELLED", "REVERTED", "REFUNDED", Set.of("REFUNDED"), AMOUNT, AMOUNT, postings);
        assertThat(Checks.of(REFUNDED, lost5Cents)).containsExactly("the ledger is off by -0.05");
    }

    @Test
    void money_that_a_runner_got_and_escrow_knows_nothing_of_is_noticed() {
        var paid = new Outcome("COMPLETED", "COMPLETED", "SUCCEEDED", "RELEASED", Set.of(), AMOUNT, AMOUNT, List.of());
        assertThat(Checks.ofMoney(balance("0", "0", "0", "0"), balance("15.30", "15.30", "0", "0"), List.of(paid)))
                .containsExactly("escrow says paid out 0, but our orders alone make it 15.30");
    }

    @Test
    void money_that_went_where_it_should_is_conserved() {
        assertThat(Checks.ofMoney(
                        balance("100", "40", "30", "30"),
                        balance("115.30", "40", "30", "45.30"),
                        List.of(refunded("CANCELLED", Set.of()))))
                .isEmpty();
    }

    @Test
    void money_that_vanished_is_noticed() {
        assertThat(Checks.ofMoney(balance("0", "0", "0", "0"), balance("10", "4", "0", "5"), List.of()))
                .containsExactly("money is not conserved: charged 10 = held 4 + paid out 0 + refunded 5");
    }

    @Test
    void a_refund_that_escrow_knows_nothing_of_is_noticed() {
        var nothing = balance("0", "0", "0", "0");
        assertThat(Checks.ofMoney(nothing, nothing, List.of(refunded("CANCELLED", Set.of()))))
                .containsExactly(
                        "escrow says refunded 0, but our orders alone make it 15.30",
                        "escrow says charged 0, but our orders alone make it 15.30");
    }

    private static Outcome refunded(String order, Set<String> told) {
        return new Outcome("CANCELLED", order, "REVERTED", "REFUNDED", told, AMOUNT, AMOUNT, List.of());
    }

    private static Balance balance(String charged, String held, String paidOut, String refunded) {
        return new Balance(
                new BigDecimal(charged), new BigDecimal(held), new BigDecimal(paidOut), new BigDecimal(refunded));
    }
}
