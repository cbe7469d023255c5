package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.timers.StreamFiring;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One life of one replica of a node. What it knows dies with it. */
final class Process {

    private static final Duration BLINK = Duration.ofMillis(100);
    private static final Duration NAP = Duration.ofSeconds(30);
    private static final Duration MOST_SKEW = Duration.ofSeconds(5);

    /** It takes its turns when it is told to: see {@link TimerPolls}. */
    private static final TimerLimits LIMITS =
            new TimerLimits(Duration.ofSeconds(30), 1_000, Duration.ofDays(365), Duration.ofSeconds(3), 100, 2, 1_000);

    private final Node<?> node;
    private final Simulation world;
    private final String name;
    private final Clock clock;
    private final Service service;
    private final StreamFiring firing;
    private final TimerEngine timers;
    private final TimerPolls polls;
    private final Relay relay;
    private boolean alive = true;
    private Duration asleepUntil = Duration.ZERO;

    <S extends Service> Process(Node<S> node, Simulation world, String name, EventStore store, InMemoryEventStore due) {
        this.node = node;
        this.world = world;
        this.name = name;
        this.clock = new SkewedClock(world.time(), skew(world));
        this.service = node.start(new FaultyStore(store, this, world.faults()), clock);
        this.firing = new StreamFiring(due, this::fire);
        this.timers = new TimerEngine(
                name,
                due,
                clock,
                new VirtualScheduler(world.time(), this::whenAwake),
                firing,
                TimerMetrics.NONE,
                LIMITS);
        this.polls = new TimerPolls(this, timers, due, clock, world.time());
        this.relay = new Relay(this, node, world, name);
        timers.start();
        polls.lookAhead();
        relay.ring();
    }

    private static Duration skew(Simulation world) {
        return world.faults().strike(Fault.CLOCK_SKEWED)
                ? world.chance().between(MOST_SKEW.negated(), MOST_SKEW)
                : Duration.ZERO;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isAwake() {
        return asleepUntil.compareTo(world.time().elapsed()) <= 0;
    }

    Service service() {
        return service;
    }

    Relay relay() {
        return relay;
    }

    TimerPolls polls() {
        return polls;
    }

    void crash(String when) {
        if (alive) {
            alive = false;
            world.note(name, () -> "DIES " + when);
            node.lost(this);
        }
    }

    /** Now, or when it wakes, or never if it is dead by then. */
    void whenAwake(Runnable task) {
        if (!alive) {
            return;
        }
        if (world.faults().strike(Fault.PAUSED)) {
            Duration pause = world.chance().anyScale(BLINK, NAP);
            world.note(name, () -> "sleeps for " + pause);
            asleepUntil = world.time().elapsed().plus(pause);
            world.time().after(pause, node::wake);
        }
        if (isAwake()) {
            task.run();
        } else {
            world.time().after(asleepUntil.minus(world.time().elapsed()), () -> whenAwake(task));
        }
    }

    CompletionStage<Void> handle(Letter letter) {
        Received<?> received = letter.readBy(service, clock.instant()).orElse(null);
        if (received == null) {
            return letter.isStrange()
                    ? CompletableFuture.completedStage(null)
                    : CompletableFuture.failedStage(new IllegalArgumentException("not understood"));
        }
        world.note(name, () -> "<- " + letter);
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Participant<?, ?, ?> participant : service.participants()) {
            if (participant.reactsTo(received.message().getClass()) && node.lets(received, participant)) {
                all = all.thenCompose(_ -> participant.receive(received));
            }
        }
        return all;
    }

    private CompletionStage<?> fire(DueTimer timer) {
        world.note(name, () -> "time for " + timer.name() + " of " + timer.stream());
        return service.timers().stream()
                .filter(reaction -> reaction.category().equals(timer.stream().category()))
                .findFirst()
                .<CompletionStage<?>>map(reaction -> reaction.fire(timer))
                .orElseThrow(() -> new IllegalStateException("nothing reacts to timers of " + timer.stream()));
    }

    /** It is stored, whether or not this process learns of it. */
    void committed(Step step, StepOutcome outcome) {
        node.committed(name, step, outcome);
    }

    /** This process learnt that it is stored. */
    void confirmed(Step step, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Committed committed) {
            firing.committed(step);
            timers.set(committed.timers());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
