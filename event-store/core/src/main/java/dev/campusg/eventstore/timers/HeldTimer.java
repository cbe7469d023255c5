package dev.campusg.eventstore.timers;

import java.time.Instant;

/**
 * One setting of a timer, as it is held in memory until it is due. That it is held does not mean that it still holds: it
 * may have been moved, cancelled or fired since.
 *
 * @param owner the number of a stream, or any other that whoever keeps the timers gives out
 * @param name of the timer, within its owner
 * @param version tells one setting of a timer from any other
 * @param due when to look at it
 */
public record HeldTimer(long owner, String name, long version, Instant due) {}
