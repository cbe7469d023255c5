/** Orders as lists. */
@NullMarked
package dev.campusg.order.projection;

import org.jspecify.annotations.NullMarked;
