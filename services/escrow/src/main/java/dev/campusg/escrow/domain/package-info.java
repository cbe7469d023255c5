/** The rules of an order's money in escrow, as a double-entry ledger: pure, without clock or I/O. */
@NullMarked
package dev.campusg.escrow.domain;

import org.jspecify.annotations.NullMarked;
