package dev.campusg.dev.demo;

import java.util.Set;

/**
 * How a story ends.
 *
 * @param told kinds of notification the customer has got, and perhaps others
 */
record Expected(String saga, String order, String payment, String escrow, Set<String> told) {
    /** There is no such thing: no payment was begun, nothing was ever held. */
    static final String NONE = "none";
}
