/** Sagas as lists. */
@NullMarked
package dev.campusg.createordersaga.projection;

import org.jspecify.annotations.NullMarked;
