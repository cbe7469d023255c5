package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.timers.TimerReaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a process of a node runs: the real thing. All of it is made anew whenever a process starts. */
public interface Service {

    /** What a record of a topic says; empty if it is not understood, which is not the service's fault. */
    Optional<Received<?>> read(OutboxMessage published);

    List<Participant<?, ?, ?>> participants();

    List<TimerReaction> timers();

    /** Starts a process. */
    @FunctionalInterface
    interface Starting<S extends Service> {
        S start(EventStore store, Clock clock);
    }
}
