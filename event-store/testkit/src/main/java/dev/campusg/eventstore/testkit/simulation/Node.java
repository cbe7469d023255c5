package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A service: its database, which lasts, and its replicas, which come and go. */
public final class Node<S extends Service> {

    private static final Duration QUICK_RESTART = Duration.ofMillis(100);
    private static final Duration SLOW_RESTART = Duration.ofSeconds(30);

    private final String name;
    private final Simulation world;
    private final Service.Starting<S> starting;
    private final Sabotage sabotage;
    private final InMemoryEventStore database;
    private final EventStore store;
    private final Outbox outbox;
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Set<Handled> handled = new HashSet<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private int lives;
    private long posted;

    private record Handled(StreamId stream, String messageId) {}

    Node(String name, Simulation world, int replicas, Service.Starting<S> starting, Sabotage sabotage) {
        this.name = name;
        this.world = world;
        this.starting = starting;
        this.sabotage = sabotage;
        this.database = new InMemoryEventStore(new SkewedClock(world.time(), Duration.ZERO));
        this.store = sabotage.store().apply(database);
        this.outbox = sabotage.outbox().apply(database);
        for (int i = 0; i < replicas; i++) {
            launch();
        }
    }

    private void launch() {
        String life = name + "#" + ++lives;
        processes.add(new Process(this, world, life, store, database));
        wake();
    }

    S start(EventStore way, Clock clock) {
        return starting.start(way, clock);
    }

    void lost(Process process) {
        processes.remove(process);
        world.time().after(world.chance().anyScale(QUICK_RESTART, SLOW_RESTART), this::launch);
    }

    /** A replica that would answer; empty if none does. */
    @SuppressWarnings("unchecked") // they were all started by this node
    public Optional<S> reach() {
        return Optional.ofNullable(ready()).map(process -> (S) process.service());
    }

    @Nullable
    Process ready() {
        List<Process> awake = processes.stream().filter(Process::isAwake).toList();
        return awake.isEmpty() ? null : world.chance().oneOf(awake);
    }

    void wake() {
        lanes.values().forEach(Lane::wake);
    }

    void deliver(Letter letter) {
        lanes.computeIfAbsent(
                        letter.published().topic() + "/" + letter.published().key(), _ -> new Lane(this, world))
                .add(letter);
    }

    boolean lets(Received<?> received, Participant<?, ?, ?> participant) {
        return sabotage.lets().test(received, participant);
    }

    void committed(String process, Step step, StepOutcome outcome) {
        world.note(
                process,
                () -> outcome + " " + step.stream() + " "
                        + step.events().stream().map(event -> event.type()).toList());
        if (!(outcome instanceof StepOutcome.Committed)) {
            return;
        }
        String messageId = step.metadata().messageId();
        if (messageId != null && !handled.add(new Handled(step.stream(), messageId))) {
            world.violated(step.stream() + " handled the message " + messageId + " twice");
        }
        if (!step.outbox().isEmpty()) {
            posted += step.outbox().size();
            processes.forEach(each -> each.relay().ring());
        }
        if (!step.timers().isEmpty()) {
            processes.forEach(each -> each.polls().lookAhead());
        }
    }

    Outbox outbox() {
        return outbox;
    }

    /** By more than one relay, if one slept through the end of its lease. */
    void acknowledged(List<Long> messages) {
        acknowledged.addAll(messages);
    }

    boolean hasMail() {
        return acknowledged.size() < posted;
    }

    boolean isQuiet() {
        return now(database.dueBefore(Instant.MAX, 1)).isEmpty();
    }

    InMemoryEventStore database() {
        return database;
    }

    /** Everything that happened in this service, in order. */
    public List<Envelope> history() {
        return now(database.feed(0, Integer.MAX_VALUE)).stream()
                .map(Sequenced::envelope)
                .toList();
    }

    /** What this service knows, asked of its database by somebody to whom nothing can happen. */
    public S observer() {
        return starting.start(database, new SkewedClock(world.time(), Duration.ZERO));
    }

    /** The answer of a store in memory, which is there at once. */
    static <T> T now(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    @Override
    public String toString() {
        return name;
    }
}
