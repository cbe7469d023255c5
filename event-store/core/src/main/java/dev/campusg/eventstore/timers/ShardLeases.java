package dev.campusg.eventstore.timers;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds which shards, as {@code es.tend_timers} and {@code es.share_timers} keep it. */
final class ShardLeases {

    private static final Progress NOTHING = new Progress(Instant.MIN, 0);
    private static final Progress EVERYTHING = new Progress(Instant.MAX, Long.MAX_VALUE);

    private final Map<String, Member> members = new HashMap<>();
    private final Lease[] leases = new Lease[TimerShards.COUNT];

    /** Whatever was to be looked at before an instant, and was set by versions below one, has been dealt with. */
    private record Progress(Instant done, long seen) {
        Progress least(Progress other) {
            return new Progress(done.isBefore(other.done) ? done : other.done, Math.min(seen, other.seen));
        }
    }

    private record Member(Instant until, Progress progress) {}

    private record Lease(@Nullable String holder, long epoch, Progress progress) {}

    record Share(TimerShards shards, int members, boolean anew, Instant done, long seen) {}

    ShardLeases() {
        for (int shard = 0; shard < leases.length; shard++) {
            leases[shard] = new Lease(null, 0, NOTHING);
        }
    }

    Share renew(TimerTurn turn, Instant now) {
        String holder = turn.holder();
        TimerTurn.Known known = turn.known();
        Member before = members.get(holder);
        Progress progress = known != null && known.shards().equals(held(holder))
                ? new Progress(known.done(), known.settled())
                : before == null ? EVERYTHING : before.progress;
        members.put(holder, new Member(now.plus(turn.lease()), progress));
        int alive = (int) members.values().stream()
                .filter(member -> member.until.isAfter(now))
                .count();
        int share = (TimerShards.COUNT + alive - 1) / alive;
        giveBack(holder, share);
        take(holder, share, now);
        TimerShards shards = held(holder);
        Progress mine = members.get(holder).progress;
        boolean anew = known == null || !known.shards().equals(shards);
        return new Share(shards, alive, anew, mine.done, mine.seen);
    }

    private void giveBack(String holder, int share) {
        for (int shard = leases.length - 1, held = held(holder).count(); held > share; shard--) {
            if (holder.equals(leases[shard].holder)) {
                leases[shard] = new Lease(null, leases[shard].epoch, members.get(holder).progress);
                held--;
            }
        }
    }

    private void take(String holder, int share, Instant now) {
        int held = held(holder).count();
        for (int shard = 0; shard < leases.length && held < share; shard++) {
            Lease lease = leases[shard];
            Member last = lease.holder == null ? null : members.get(lease.holder);
            if (!holder.equals(lease.holder) && (last == null || !last.until.isAfter(now))) {
                Progress progress = last == null ? lease.progress : last.progress;
                members.computeIfPresent(holder, (_, me) -> new Member(me.until, me.progress.least(progress)));
                leases[shard] = new Lease(holder, lease.epoch + 1, progress);
                held++;
            }
        }
    }

    private TimerShards held(String holder) {
        long[] epochs = new long[leases.length];
        for (int shard = 0; shard < epochs.length; shard++) {
            epochs[shard] = holder.equals(leases[shard].holder) ? leases[shard].epoch : 0;
        }
        return new TimerShards(epochs);
    }

    boolean hold(int shard, long epoch, Instant now) {
        Lease lease = leases[shard];
        Member holder = lease.holder == null ? null : members.get(lease.holder);
        return holder != null && lease.epoch == epoch && holder.until.isAfter(now);
    }

    void leave(String holder) {
        for (int shard = 0; shard < leases.length; shard++) {
            if (holder.equals(leases[shard].holder)) {
                leases[shard] = new Lease(null, leases[shard].epoch, members.get(holder).progress);
            }
        }
        members.remove(holder);
    }
}
