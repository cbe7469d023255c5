package dev.campusg.eventstore.timers;

/**
 * What must still hold when a timer fires.
 *
 * @param version of the setting that fires: a timer that was moved, cancelled or has fired does not fire
 * @param epoch under which whoever fires it holds its shard: who lost that does not fire
 */
public record Fence(long version, long epoch) {}
