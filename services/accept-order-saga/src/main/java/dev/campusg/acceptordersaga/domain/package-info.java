/** What handing an order to a runner, and taking it back, takes: the tables of steps, and the words for each. Pure. */
@NullMarked
package dev.campusg.acceptordersaga.domain;

import org.jspecify.annotations.NullMarked;
