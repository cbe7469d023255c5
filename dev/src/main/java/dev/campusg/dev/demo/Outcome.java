package dev.campusg.dev.demo;

import java.math.BigDecimal;
import java.util.Set;

/**
 * How a story has ended, asked of each service.
 *
 * @param amount what the order costs, food and delivery
 * @param inEscrow the amount that escrow has, or had, in hand; zero if it never had any
 */
record Outcome(
        String saga,
        String order,
        String payment,
        String escrow,
        Set<String> told,
        BigDecimal amount,
        BigDecimal inEscrow) {}
