/** Payments as lists and sums, read from the states of their streams. */
@NullMarked
package dev.campusg.payment.projection;

import org.jspecify.annotations.NullMarked;
