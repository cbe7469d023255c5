/** The rules of a payment: pure, without clock or I/O. What the gateway says arrives as commands. */
@NullMarked
package dev.campusg.payment.domain;

import org.jspecify.annotations.NullMarked;
