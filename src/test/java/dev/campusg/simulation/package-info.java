/** The create-order saga with all the services it needs, played through thousands of faults by a seed. */
@NullMarked
package dev.campusg.simulation;

import org.jspecify.annotations.NullMarked;
