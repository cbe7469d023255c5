/** Runs accept-order sagas, and says what starts them. */
@NullMarked
package dev.campusg.acceptordersaga.application;

import org.jspecify.annotations.NullMarked;
