/**
 * Durable timers: what is due soon is held in memory by whoever holds its shard, and fires in the transaction that has
 * its effect.
 */
@NullMarked
package dev.campusg.timers;

import org.jspecify.annotations.NullMarked;
