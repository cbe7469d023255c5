/** The rules of an order, pure. */
@NullMarked
package dev.campusg.order.domain;

import org.jspecify.annotations.NullMarked;
