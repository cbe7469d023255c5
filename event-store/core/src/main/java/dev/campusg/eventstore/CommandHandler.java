package dev.campusg.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands against the streams of one category: load, decide, commit, and again on conflict.
 *
 * <p>Costs one statement a command when the stream is cached or new to its creator, two otherwise, one more for each
 * conflict. States are cached by version; a stale entry shows as a conflict. Nothing is ever answered from the cache
 * alone: a decision without a commit is made on a fresh load.
 */
public final class CommandHandler<S, C, E> {

    /** How often a command is decided again because its stream moved on. */
    public static final int MAX_ATTEMPTS = 50;

    /** How many states are kept. */
    public static final int CACHED_STREAMS = 10_000;

    private static final int PAGE = 1_000;

    private final EventStore store;
    private final String category;
    private final Decider<S, C, E> decider;
    private final EventCodec<E> events;
    private final StateCodec<S> states;
    private final Map<String, Loaded<S>> cache = Collections.synchronizedMap(new LruMap<>(CACHED_STREAMS));

    /** A state, the version it belongs to, and whether it comes straight from the store. */
    private record Loaded<S>(S state, long version, boolean fresh) {
        Loaded<S> cached() {
            return new Loaded<>(state, version, false);
        }
    }

    /** A state with its version. */
    public record Current<S>(S state, long version) {}

    /** What happened to a stream, and the state it led to. */
    public record Change<S>(Envelope envelope, Current<S> after) {}

    public CommandHandler(
            EventStore store, String category, Decider<S, C, E> decider, EventCodec<E> events, StateCodec<S> states) {
        this.store = store;
        this.category = category;
        this.decider = decider;
        this.events = events;
        this.states = states;
    }

    public StreamId stream(String key) {
        return new StreamId(category, key);
    }

    /**
     * Takes a stream that is not cached for one that does not exist yet. A guess that spares a load; like any other stale
     * state it shows as a conflict if it is wrong.
     */
    public void expectNew(String key) {
        cache.putIfAbsent(key, new Loaded<>(decider.initial(), 0, false));
    }

    public String category() {
        return category;
    }

    public Decider<S, C, E> decider() {
        return decider;
    }

    public EventCodec<E> events() {
        return events;
    }

    public StateCodec<S> states() {
        return states;
    }

    /** Drops what is cached: somebody has mended stored states. */
    public void forget() {
        cache.clear();
    }

    /** The state of a stream, {@link Decider#initial()} at version 0 if it does not exist. */
    public CompletionStage<Current<S>> current(String key) {
        return load(key).thenApply(loaded -> new Current<>(loaded.state, loaded.version));
    }

    /** The state of a stream folded from its events alone, up to a version and an instant, both inclusive. */
    public CompletionStage<Current<S>> folded(String key, long toVersion, Instant toInstant) {
        return fold(stream(key), new Current<>(decider.initial(), 0), toVersion, toInstant);
    }

    /** At most so many changes of a stream after a state of it, in order. */
    public CompletionStage<List<Change<S>>> changes(String key, Current<S> after, int limit) {
        return store.read(stream(key), after.version(), limit).thenApply(page -> {
            List<Change<S>> changes = new ArrayList<>(page.size());
            Current<S> current = after;
            for (Envelope envelope : page) {
                current = evolved(current, envelope);
                changes.add(new Change<>(envelope, current));
            }
            return changes;
        });
    }

    /**
     * Handles one command.
     *
     * @param metadata with a message id the command has its effect once, however often it comes
     * @param consequences what to publish, which timers to set and what to answer, given the decision
     */
    public CompletionStage<Handled<S, E>> handle(
            String key, Metadata metadata, C command, Function<Decision<S, E>, Consequences> consequences) {
        return handle(key, metadata, _ -> command, consequences);
    }

    /**
     * The same for a command that has yet to be made, for a version of the stream; if making it is {@link Rejected}, so
     * is the command.
     */
    public CompletionStage<Handled<S, E>> handle(
            String key,
            Metadata metadata,
            LongFunction<C> command,
            Function<Decision<S, E>, Consequences> consequences) {
        Loaded<S> cached = cache.get(key);
        CompletionStage<Loaded<S>> loaded = cached == null ? load(key) : CompletableFuture.completedStage(cached);
        return loaded.thenCompose(at -> attempt(key, metadata, command, consequences, at, 1));
    }

    private CompletionStage<Handled<S, E>> attempt(
            String key,
            Metadata metadata,
            LongFunction<C> command,
            Function<Decision<S, E>, Consequences> consequences,
            Loaded<S> at,
            int attempt) {
        Decision<S, E> decision = decide(new Current<>(at.state, at.version), command);
        Consequences effects = consequences.apply(decision);
        List<E> happened = decision instanceof Decision.Accepted<S, E> accepted ? accepted.events() : List.of();
        if (happened.isEmpty() && effects.areEmpty()) {
            return at.fresh
                    ? CompletableFuture.completedStage(new Handled.Decided<>(decision))
                    : load(key).thenCompose(fresh -> attempt(key, metadata, command, consequences, fresh, attempt));
        }
        return store.commit(step(key, metadata, at, decision, happened, effects))
                .thenCompose(outcome -> switch (outcome) {
                    case StepOutcome.Committed(long version, var _) -> {
                        cache.put(key, new Loaded<>(decision.state(), version, false));
                        yield CompletableFuture.completedStage(new Handled.Decided<>(decision));
                    }
                    case StepOutcome.Duplicate(var answer) ->
                        CompletableFuture.completedStage(new Handled.Repeated<>(answer));
                    case StepOutcome.Conflict(long actual) ->
                        attempt < MAX_ATTEMPTS
                                ? load(key)
                                        .thenCompose(fresh ->
                                                attempt(key, metadata, command, consequences, fresh, attempt + 1))
                                : CompletableFuture.failedStage(contended(key, actual));
                    case StepOutcome.Overtaken _ -> CompletableFuture.failedStage(new TimerOvertaken(stream(key)));
                });
    }

    /** What would be decided in a state; nothing is loaded or committed. */
    public Decision<S, E> decide(Current<S> at, LongFunction<C> command) {
        try {
            List<E> happened = decider.decide(at.state, command.apply(at.version));
            return new Decision.Accepted<>(
                    at.state, decider.fold(at.state, happened), at.version + happened.size(), happened);
        } catch (Rejected why) {
            return new Decision.Refused<>(at.state, at.version, why);
        }
    }

    private Step step(
            String key,
            Metadata metadata,
            Loaded<S> at,
            Decision<S, E> decision,
            List<E> happened,
            Consequences effects) {
        List<NewEvent> encoded = new ArrayList<>(happened.size());
        happened.forEach(event -> encoded.add(events.encode(event)));
        Snapshot snapshot = happened.isEmpty()
                ? null
                : new Snapshot(decision.version(), states.schema(), states.encode(decision.state()));
        return new Step(
                stream(key),
                at.version,
                metadata,
                encoded,
                snapshot,
                effects.outbox(),
                effects.timers(),
                effects.answer());
    }

    private Rejected contended(String key, long actual) {
        cache.remove(key);
        return Rejected.conflict(
                "CONTENDED", stream(key) + " is changed by too many at once (version " + actual + "); try again");
    }

    private CompletionStage<Loaded<S>> load(String key) {
        return store.snapshot(stream(key))
                .thenCompose(found -> found == null
                        ? CompletableFuture.completedStage(new Current<>(decider.initial(), 0))
                        : restore(key, found))
                .thenApply(current -> {
                    Loaded<S> loaded = new Loaded<>(current.state(), current.version(), true);
                    cache.put(key, loaded.cached());
                    return loaded;
                });
    }

    private CompletionStage<Current<S>> restore(String key, Snapshot found) {
        if (found.schema() == states.schema()) {
            return CompletableFuture.completedStage(new Current<>(states.decode(found.state()), found.version()));
        }
        return fold(stream(key), new Current<>(decider.initial(), 0), Long.MAX_VALUE, Instant.MAX);
    }

    private CompletionStage<Current<S>> fold(StreamId stream, Current<S> from, long toVersion, Instant toInstant) {
        return store.read(stream, from.version(), PAGE).thenCompose(page -> {
            Current<S> current = from;
            for (Envelope envelope : page) {
                if (envelope.version() > toVersion || envelope.recordedAt().isAfter(toInstant)) {
                    return CompletableFuture.completedStage(current);
                }
                current = evolved(current, envelope);
            }
            return page.size() < PAGE
                    ? CompletableFuture.completedStage(current)
                    : fold(stream, current, toVersion, toInstant);
        });
    }

    private Current<S> evolved(Current<S> current, Envelope envelope) {
        return new Current<>(decider.evolve(current.state(), events.decode(envelope.event())), envelope.version());
    }

    /** Forgets the longest unused entry beyond its size. */
    private static final class LruMap<K, V> extends LinkedHashMap<K, @Nullable V> {
        private static final long serialVersionUID = 1L;
        private final int size;

        LruMap(int size) {
            super(64, 0.75f, true);
            this.size = size;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, @Nullable V> eldest) {
            return size() > size;
        }
    }
}
