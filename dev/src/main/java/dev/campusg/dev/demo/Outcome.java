package dev.campusg.dev.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * How a story has ended, asked of each service.
 *
 * @param amount what the order costs, food and delivery
 * @param inEscrow the amount that escrow has, or had, in hand; zero if it never had any
 * @param ledger of escrow, two postings for each movement
 */
record Outcome(
        String saga,
        String order,
        String payment,
        String escrow,
        Set<String> told,
        BigDecimal amount,
        BigDecimal inEscrow,
        List<Posting> ledger) {

    /** What came into an account, or left it. */
    record Posting(String account, BigDecimal amount) {}
}
