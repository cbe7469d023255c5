/** What creating an order takes: the table of its steps, and the words for each. Pure. */
@NullMarked
package dev.campusg.createordersaga.domain;

import org.jspecify.annotations.NullMarked;
