/**
 * The messages as those outside know them. Everything here is derived from the records of {@code contracts} by the means
 * the services write and read with, so a new message is told by itself, and nothing is said twice.
 */
@NullMarked
package dev.campusg.catalogue;

import org.jspecify.annotations.NullMarked;
