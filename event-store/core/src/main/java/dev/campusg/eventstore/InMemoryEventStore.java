package dev.campusg.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<TimerKey, DueTimer> timers = new HashMap<>();
    private long lastOutboxId;
    private @Nullable Lease lease;

    private record TimerKey(StreamId stream, String name) {}

    private record Lease(String holder, Instant until) {}

    private static final class Stream {
        final List<Envelope> events = new ArrayList<>();
        final Map<String, Optional<String>> inbox = new HashMap<>();

        @Nullable
        Snapshot snapshot;
    }

    public InMemoryEventStore(Clock clock) {
        this.clock = clock;
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
        Stream stream = streams.computeIfAbsent(step.stream(), _ -> new Stream());
        if (messageId != null) {
            stream.inbox.put(messageId, Optional.ofNullable(step.answer()));
        }
        step.events().forEach(event -> record(step, stream, event));
        if (step.snapshot() != null) {
            stream.snapshot = step.snapshot();
        }
        step.outbox().forEach(message -> outbox.put(++lastOutboxId, message));
        step.timers().forEach(change -> change(step.stream(), change));
        return new StepOutcome.Committed(stream.events.size());
    }

    private void record(Step step, Stream stream, NewEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Envelope envelope = new Envelope(step.stream(), stream.events.size() + 1, event, step.metadata(), now);
        stream.events.add(envelope);
        feed.add(new Sequenced(feed.size() + 1, envelope));
    }

    private void change(StreamId stream, TimerChange change) {
        TimerKey key = new TimerKey(stream, change.name());
        switch (change) {
            case TimerChange.Set(var name, var due, var payload) ->
                timers.put(key, new DueTimer(stream, name, due.truncatedTo(ChronoUnit.MICROS), payload));
            case TimerChange.Cancel _ -> timers.remove(key);
            case TimerChange.Fired(var name, var due) ->
                timers.computeIfPresent(key, (_, timer) -> timer.due().equals(due) ? null : timer);
        }
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
    public synchronized CompletionStage<List<DueTimer>> dueBefore(Instant horizon, int limit) {
        return CompletableFuture.completedStage(timers.values().stream()
                .filter(timer -> timer.due().isBefore(horizon))
                .sorted(Comparator.comparing(DueTimer::due))
                .limit(limit)
                .toList());
    }
}
