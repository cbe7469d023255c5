/** What completing an order takes: the tables of steps, and the words for each. Pure. */
@NullMarked
package dev.campusg.completeordersaga.domain;

import org.jspecify.annotations.NullMarked;
