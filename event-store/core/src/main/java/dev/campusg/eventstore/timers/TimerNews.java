package dev.campusg.eventstore.timers;

import java.time.Instant;
import java.util.List;

/**
 * What whoever fires timers is told.
 *
 * @param now by the clock that all share
 * @param shards what it holds from now on, until its lease runs out
 * @param members how many share the shards
 * @param pending roughly how many timers are set, by anybody
 * @param anew whether all that it held before is to be forgotten, because it holds other shards now
 * @param snapshot to be told in the next turn, with {@code settled}
 * @param horizon how far ahead it holds timers now
 * @param timers what it has to hold besides
 */
public record TimerNews(
        Instant now,
        TimerShards shards,
        int members,
        long pending,
        boolean anew,
        String snapshot,
        long settled,
        Horizon horizon,
        List<HeldTimer> timers) {}
