/**
 * A world in which services run on one thread and on a virtual clock, with everything going wrong that can, by a seed:
 * the same seed is the same story, message by message.
 *
 * <p>Real are the participants, sagas and timer loops that are put in. Simulated are time, the broker, the relays, the
 * disks' and processes' failures. In the spirit of FoundationDB's and TigerBeetle's simulators.
 */
@NullMarked
package dev.campusg.eventstore.testkit.simulation;

import org.jspecify.annotations.NullMarked;
