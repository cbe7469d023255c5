package dev.campusg.eventstore.timers;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Timers in memory, with the promises of the Postgres ones but durability: for simulations and pure tests. */
public final class InMemoryTimerTable implements TimerTable {

    private final Clock clock;
    private final ShardLeases leases = new ShardLeases();
    private final Map<Key, Setting> settings = new HashMap<>();

    /** By the instant to look, then by the version that was set. */
    private final TreeMap<Horizon, HeldTimer> looks = new TreeMap<>();

    private final TreeMap<Long, List<HeldTimer>> byVersion = new TreeMap<>();
    private long lastVersion;

    private record Key(long owner, String name) {}

    /** What is true of a timer. */
    public record Setting(Instant due, long version, String payload) {}

    public InMemoryTimerTable(Clock clock) {
        this.clock = clock;
    }

    /** Sets or moves a timer. */
    public synchronized HeldTimer set(long owner, String name, Instant due, String payload) {
        Instant exact = due.truncatedTo(ChronoUnit.MICROS);
        forget(settings.put(new Key(owner, name), new Setting(exact, ++lastVersion, payload)));
        Instant now = clock.instant();
        return lookAt(new HeldTimer(owner, name, lastVersion, exact.isBefore(now) ? now : exact));
    }

    private HeldTimer lookAt(HeldTimer timer) {
        looks.put(place(timer), timer);
        byVersion.computeIfAbsent(timer.version(), _ -> new ArrayList<>()).add(timer);
        return timer;
    }

    private static Horizon place(HeldTimer timer) {
        return new Horizon(timer.due(), timer.owner(), timer.name() + '\u0000' + timer.version());
    }

    /** Nobody needs to look at a setting that does not hold any more. */
    private void forget(@Nullable Setting setting) {
        if (setting != null) {
            byVersion.remove(setting.version).forEach(timer -> looks.remove(place(timer)));
        }
    }

    /** Whether it was set until now. */
    public synchronized boolean cancel(long owner, String name) {
        Setting setting = settings.remove(new Key(owner, name));
        forget(setting);
        return setting != null;
    }

    public synchronized @Nullable Setting setting(long owner, String name) {
        return settings.get(new Key(owner, name));
    }

    /** The latest setting of a timer; null if it is not set. */
    public synchronized @Nullable HeldTimer held(long owner, String name) {
        Setting setting = setting(owner, name);
        return setting == null ? null : new HeldTimer(owner, name, setting.version, setting.due);
    }

    /** Every timer that is set, by when it is due. */
    public synchronized List<HeldTimer> all() {
        return settings.entrySet().stream()
                .map(entry -> new HeldTimer(
                        entry.getKey().owner, entry.getKey().name, entry.getValue().version, entry.getValue().due))
                .toList();
    }

    /** How many timers are set. */
    public synchronized int pending() {
        return settings.size();
    }

    /** Whether a timer fires, if it is fired now. */
    public synchronized Verdict verdict(long owner, String name, Fence fence) {
        Setting setting = setting(owner, name);
        Instant now = clock.instant();
        if (setting == null || setting.version != fence.version()) {
            return Verdict.GONE;
        }
        if (!leases.hold(TimerShards.of(owner), fence.epoch(), now)) {
            return Verdict.NOT_OURS;
        }
        return setting.due.isAfter(now) ? Verdict.EARLY : Verdict.FIRES;
    }

    @Override
    public synchronized CompletionStage<TimerNews> turn(TimerTurn turn) {
        Instant now = clock.instant();
        ShardLeases.Share share = leases.renew(turn, now);
        TimerTurn.Known known = share.anew() ? null : turn.known();
        Horizon from = known == null ? Horizon.at(share.done()) : known.horizon();
        long since = known == null ? share.seen() : Long.parseLong(known.snapshot()) + 1;
        List<HeldTimer> news = new ArrayList<>();
        byVersion
                .tailMap(since)
                .values()
                .forEach(timers -> timers.stream()
                        .filter(timer -> share.shards().hold(timer.owner()) && from.isBeyond(timer))
                        .forEach(news::add));
        Horizon horizon = window(share.shards(), from, turn, news);
        return CompletableFuture.completedStage(new TimerNews(
                now,
                share.shards(),
                share.members(),
                settings.size(),
                share.anew(),
                Long.toString(lastVersion),
                lastVersion + 1,
                horizon,
                news));
    }

    private Horizon window(TimerShards shards, Horizon from, TimerTurn turn, List<HeldTimer> news) {
        int found = 0;
        for (HeldTimer timer : looks.tailMap(from).values()) {
            if (!timer.due().isBefore(turn.upTo())) {
                break;
            }
            if (shards.hold(timer.owner())) {
                news.add(timer);
                if (++found == turn.limit()) {
                    return Horizon.after(timer);
                }
            }
        }
        Horizon wanted = Horizon.at(turn.upTo());
        return wanted.compareTo(from) > 0 ? wanted : from;
    }

    private boolean holds(HeldTimer timer) {
        Setting setting = settings.get(new Key(timer.owner(), timer.name()));
        return setting != null && setting.version == timer.version();
    }

    @Override
    public synchronized CompletionStage<Void> postpone(List<HeldTimer> timers, Instant until) {
        for (HeldTimer timer : timers) {
            if (holds(timer)) {
                lookAt(new HeldTimer(timer.owner(), timer.name(), timer.version(), until));
            }
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> leave(String holder) {
        leases.leave(holder);
        return CompletableFuture.completedStage(null);
    }
}
