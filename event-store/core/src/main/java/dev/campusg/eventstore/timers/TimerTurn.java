package dev.campusg.eventstore.timers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What whoever fires timers says and asks, about each second.
 *
 * @param holder who it is; one name a process and life
 * @param lease how long it may be silent before others take over
 * @param known what it holds in its memory; null at the beginning
 * @param upTo how far ahead it wants to hold timers; not before its horizon
 * @param limit most timers it wants to learn of at once, besides those that were set before its horizon
 */
public record TimerTurn(
        String holder, Duration lease, @Nullable Known known, Instant upTo, int limit) {

    /**
     * Everything of some shards that was visible in a snapshot and comes before a horizon.
     *
     * @param snapshot as it was told
     * @param settled as it was told with the snapshot
     * @param done whatever is due before it has been dealt with
     */
    public record Known(TimerShards shards, String snapshot, long settled, Horizon horizon, Instant done) {}
}
