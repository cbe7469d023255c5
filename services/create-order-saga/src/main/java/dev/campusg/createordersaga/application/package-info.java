/** Runs create-order sagas and says what they tell. */
@NullMarked
package dev.campusg.createordersaga.application;

import org.jspecify.annotations.NullMarked;
