/** Sums over all ledgers, read from the states of their streams. */
@NullMarked
package dev.campusg.escrow.projection;

import org.jspecify.annotations.NullMarked;
