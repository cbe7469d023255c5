package dev.campusg.timers;

import java.time.Duration;
import java.time.Instant;

/**
 * How an engine is.
 *
 * @param shards how many of the 64 it holds
 * @param members how many share them
 * @param pending roughly how many timers are set, by anybody
 * @param held how many are in memory and not due yet
 * @param due how many are due and not dealt with
 * @param horizon up to when all timers are held
 * @param lag how long the longest overdue one has been due
 * @param told when it learnt all this, by its own clock; old if the table cannot be reached
 */
public record EngineStatus(
        int shards, int members, long pending, int held, int due, Instant horizon, Duration lag, Instant told) {

    /** Longer than turns and the wait for a lease take. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** How late timers may be: an engine that has not been told anything for long does not know which are due. */
    public Duration late(Instant now) {
        Duration silence = Duration.between(told, now);
        return silence.compareTo(SILENCE) > 0 && silence.compareTo(lag) > 0 ? silence : lag;
    }
}
