package dev.campusg.eventstore.timers;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The shards that somebody holds, and under which epochs. The timers of an owner are all in one shard.
 *
 * @param epochs by shard, 0 where it is not held
 */
public record TimerShards(long... epochs) {

    public static final int COUNT = 64;

    public static final TimerShards NONE = new TimerShards(new long[COUNT]);

    private static final long LOW_WORD = 0xFFFF_FFFFL;

    /** By Fibonacci hashing (Knuth 6.4), because numbers of streams come in steps. */
    private static final long FACTOR = 1_640_531_527L;

    public TimerShards {
        if (epochs.length != COUNT) {
            throw new IllegalArgumentException("there are " + COUNT + " shards, not " + epochs.length);
        }
    }

    /** The same as {@code es.timer_shard}. */
    public static int of(long owner) {
        return (int) (((owner ^ owner >> 32) & LOW_WORD) * FACTOR >>> 26 & COUNT - 1);
    }

    /** Under which epoch the timers of an owner are held; 0 if they are not. */
    public long epoch(long owner) {
        return epochs[of(owner)];
    }

    public boolean hold(long owner) {
        return epoch(owner) != 0;
    }

    /** How many are held. */
    public int count() {
        return (int) LongStream.of(epochs).filter(epoch -> epoch != 0).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimerShards shards && Arrays.equals(epochs, shards.epochs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(epochs);
    }

    @Override
    public String toString() {
        return count() + " of " + COUNT + " shards";
    }
}
