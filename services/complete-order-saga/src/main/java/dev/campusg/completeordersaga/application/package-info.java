/** Runs complete-order sagas, and says what starts them. */
@NullMarked
package dev.campusg.completeordersaga.application;

import org.jspecify.annotations.NullMarked;
