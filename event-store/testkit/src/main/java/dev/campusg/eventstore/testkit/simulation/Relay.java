package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Publishes what committed steps left, as the real one does: take, publish, and say so with the next take. */
final class Relay {

    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofMillis(20);
    private static final Duration WITHOUT_LEASE = Duration.ofSeconds(1);

    private final Process process;
    private final Node<?> node;
    private final Simulation world;
    private final String holder;
    private List<Long> published = List.of();
    private boolean rung;

    Relay(Process process, Node<?> node, Simulation world, String holder) {
        this.process = process;
        this.node = node;
        this.world = world;
        this.holder = holder;
    }

    void ring() {
        ring(world.chance().between(SOON, LATER));
    }

    private void ring(Duration delay) {
        if (!rung && process.isAlive()) {
            rung = true;
            world.time().after(delay, () -> process.whenAwake(this::turn));
        }
    }

    private void turn() {
        rung = false;
        Outbox.Taken taken = Node.now(node.outbox().take(holder, published, BATCH, LEASE));
        node.acknowledged(published);
        published = publish(taken.messages());
        if (!published.isEmpty()) {
            ring();
        } else if (node.hasMail()) {
            ring(WITHOUT_LEASE);
        }
    }

    private List<Long> publish(List<Outbox.Pending> messages) {
        List<Long> done = new ArrayList<>(messages.size());
        for (Outbox.Pending next : messages) {
            if (world.faults().strike(Fault.RELAY_CRASH_BEFORE_PUBLISH)) {
                process.crash("before its relay publishes");
                return List.of();
            }
            if (world.faults().strike(Fault.PUBLISH_FAILED)) {
                return done;
            }
            world.publish(process, next.message());
            if (world.faults().strike(Fault.PUBLISHED_TWICE)) {
                world.publish(process, next.message());
            }
            if (world.faults().strike(Fault.RELAY_CRASH_BEFORE_ACK)) {
                process.crash("before its relay says what it published");
                return List.of();
            }
            done.add(next.id());
        }
        return done;
    }
}
