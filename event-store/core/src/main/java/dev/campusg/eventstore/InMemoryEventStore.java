package dev.campusg.eventstore;

import dev.campusg.eventstore.timers.Fence;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.InMemoryTimerTable;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTurn;
import dev.campusg.eventstore.timers.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The whole store in memory, with the promises of the Postgres one but durability: for simulations and pure tests. It
 * passes the same conformance suite.
 */
public final class InMemoryEventStore implements EventStore, Outbox, TimerStore {

    private final Clock clock;
    private final Map<StreamId, Stream> streams = new HashMap<>();
    private final List<Sequenced> feed = new ArrayList<>();
    private final TreeMap<Long, OutboxMessage> outbox = new TreeMap<>();
    private final List<StreamId> numbered = new ArrayList<>();
    private final InMemoryTimerTable timers;
    private long lastOutboxId;
    private @Nullable Lease lease;

    private record Lease(String holder, Instant until) {}

    private static final class Stream {
        final long number;
        final List<Envelope> events = new ArrayList<>();
        final Map<String, Optional<String>> inbox = new HashMap<>();

        @Nullable
        Snapshot snapshot;

        Stream(long number) {
            this.number = number;
        }
    }

    public InMemoryEventStore(Clock clock) {
        this.clock = clock;
        this.timers = new InMemoryTimerTable(clock);
    }

    @Override
    public synchronized CompletionStage<StepOutcome> commit(Step step) {
        return CompletableFuture.completedStage(apply(step));
    }

    private StepOutcome apply(Step step) {
        Stream existing = streams.get(step.stream());
        String messageId = step.metadata().messageId();
        if (existing != null && messageId != null && existing.inbox.containsKey(messageId)) {
            return new StepOutcome.Duplicate(existing.inbox.get(messageId).orElse(null));
        }
        long actual = existing == null ? 0 : existing.events.size();
        if (actual != step.expectedVersion()) {
            return new StepOutcome.Conflict(actual);
        }
        if (existing != null && step.timers().stream().anyMatch(change -> isOvertaken(existing, change))) {
            return new StepOutcome.Overtaken();
        }
        Stream stream = streams.computeIfAbsent(step.stream(), this::newStream);
        if (messageId != null) {
            stream.inbox.put(messageId, Optional.ofNullable(step.answer()));
        }
        step.events().forEach(event -> record(step, stream, event));
        if (step.snapshot() != null) {
            stream.snapshot = step.snapshot();
        }
        step.outbox().forEach(message -> outbox.put(++lastOutboxId, message));
        step.timers().forEach(change -> change(stream.number, change));
        return new StepOutcome.Committed(stream.events.size(), set(stream.number, step.timers()));
    }

    private Stream newStream(StreamId id) {
        numbered.add(id);
        return new Stream(numbered.size());
    }

    private boolean isOvertaken(Stream stream, TimerChange change) {
        Fence fence = change instanceof TimerChange.Fired fired ? fired.fence() : null;
        return fence != null && timers.verdict(stream.number, change.name(), fence) != Verdict.FIRES;
    }

    private void record(Step step, Stream stream, NewEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Envelope envelope = new Envelope(step.stream(), stream.events.size() + 1, event, step.metadata(), now);
        stream.events.add(envelope);
        feed.add(new Sequenced(feed.size() + 1, envelope));
    }

    private void change(long owner, TimerChange change) {
        switch (change) {
            case TimerChange.Set(var name, var due, var payload) -> timers.set(owner, name, due, payload);
            case TimerChange.Cancel(var name) -> timers.cancel(owner, name);
            case TimerChange.Fired fired -> {
                InMemoryTimerTable.Setting setting = timers.setting(owner, fired.name());
                if (setting != null && setting.due().equals(fired.due())) {
                    timers.cancel(owner, fired.name());
                }
            }
        }
    }

    private List<HeldTimer> set(long owner, List<TimerChange> changes) {
        return changes.stream()
                .filter(TimerChange.Set.class::isInstance)
                .map(change -> timers.held(owner, change.name()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public synchronized CompletionStage<@Nullable Snapshot> snapshot(StreamId id) {
        Stream stream = streams.get(id);
        if (stream == null) {
            return CompletableFuture.completedStage(null);
        }
        Snapshot stored = stream.snapshot;
        return CompletableFuture.completedStage(
                stored != null && stored.version() == stream.events.size()
                        ? stored
                        : new Snapshot(stream.events.size(), 0, "null"));
    }

    @Override
    public synchronized CompletionStage<List<Envelope>> read(StreamId id, long after, int limit) {
        Stream stream = streams.get(id);
        return CompletableFuture.completedStage(stream == null ? List.of() : page(stream.events, after, limit));
    }

    @Override
    public synchronized CompletionStage<List<Sequenced>> feed(long after, int limit) {
        return CompletableFuture.completedStage(page(feed, after, limit));
    }

    private static <T> List<T> page(List<T> all, long after, int limit) {
        int from = (int) Math.min(after, all.size());
        return List.copyOf(all.subList(from, Math.min(from + limit, all.size())));
    }

    @Override
    public synchronized CompletionStage<Taken> take(String holder, List<Long> published, int limit, Duration length) {
        published.forEach(outbox::remove);
        Instant now = clock.instant();
        if (lease != null && !lease.holder.equals(holder) && lease.until.isAfter(now)) {
            return CompletableFuture.completedStage(Taken.NOTHING);
        }
        lease = new Lease(holder, now.plus(length));
        return CompletableFuture.completedStage(new Taken(
                true,
                outbox.isEmpty() ? lastOutboxId + 1 : outbox.firstKey(),
                outbox.entrySet().stream()
                        .limit(limit)
                        .map(entry -> new Pending(entry.getKey(), entry.getValue()))
                        .toList()));
    }

    @Override
    public synchronized CompletionStage<TimerNews> turn(TimerTurn turn) {
        return timers.turn(turn);
    }

    @Override
    public synchronized CompletionStage<List<Looked>> look(List<LeasedTimer> leased) {
        return CompletableFuture.completedStage(leased.stream().map(this::look).toList());
    }

    private Looked look(LeasedTimer leased) {
        HeldTimer held = leased.timer();
        InMemoryTimerTable.Setting setting = timers.setting(held.owner(), held.name());
        Verdict verdict = timers.verdict(held.owner(), held.name(), leased.fence());
        return setting == null || verdict == Verdict.GONE
                ? Looked.GONE
                : new Looked(verdict, due(held, setting, leased.fence()));
    }

    private DueTimer due(HeldTimer held, InMemoryTimerTable.Setting setting, @Nullable Fence fence) {
        StreamId stream = numbered.get((int) held.owner() - 1);
        return new DueTimer(stream, held.name(), setting.due(), setting.payload(), fence);
    }

    @Override
    public synchronized CompletionStage<Void> postpone(List<HeldTimer> held, Instant until) {
        return timers.postpone(held, until);
    }

    @Override
    public synchronized CompletionStage<Void> leave(String holder) {
        return timers.leave(holder);
    }

    /** At most {@code limit} timers due before an instant, the earliest first: for whoever looks on. */
    public synchronized CompletionStage<List<DueTimer>> dueBefore(Instant horizon, int limit) {
        return CompletableFuture.completedStage(timers.all().stream()
                .filter(timer -> timer.due().isBefore(horizon))
                .sorted(Comparator.comparing(HeldTimer::due))
                .limit(limit)
                .map(timer -> due(timer, timers.setting(timer.owner(), timer.name()), null))
                .toList());
    }
}
