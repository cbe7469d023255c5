package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.messaging.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What holds of any node that came to rest, whatever it is for. */
final class Soundness {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final Node<?> node;
    private final Simulation world;

    private Soundness(Node<?> node, Simulation world) {
        this.node = node;
        this.world = world;
    }

    static void check(Node<?> node, Simulation world) {
        Soundness soundness = new Soundness(node, world);
        soundness.outboxIsEmpty();
        soundness.eventsFoldToStates();
    }

    private void outboxIsEmpty() {
        int left = Node.now(node.database().take("auditor", List.of(), 1, LEASE))
                .messages()
                .size();
        if (left > 0 || node.hasMail()) {
            world.violated("the outbox of " + node + " is not empty");
        }
    }

    private void eventsFoldToStates() {
        Set<StreamId> streams = new LinkedHashSet<>();
        node.history().forEach(event -> streams.add(event.stream()));
        for (Participant<?, ?, ?> participant : node.observer().participants()) {
            String category = participant.streams().stream("any").category();
            streams.stream()
                    .filter(stream -> stream.category().equals(category))
                    .forEach(stream -> compare(participant, stream));
        }
    }

    private void compare(Participant<?, ?, ?> participant, StreamId stream) {
        Current<?> stored = Node.now(participant.streams().current(stream.key()));
        Current<?> folded = Node.now(participant.streams().folded(stream.key(), Long.MAX_VALUE, Instant.MAX));
        if (!stored.equals(folded)) {
            world.violated("the events of " + stream + " fold to " + folded + ", but stored is " + stored);
        }
    }
}
