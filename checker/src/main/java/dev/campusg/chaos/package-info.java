/**
 * {@code ./campusg chaos}: the whole system under load while its parts are killed and paused at random, from a seed; and
 * then the reckoning.
 */
@NullMarked
package dev.campusg.chaos;

import org.jspecify.annotations.NullMarked;
