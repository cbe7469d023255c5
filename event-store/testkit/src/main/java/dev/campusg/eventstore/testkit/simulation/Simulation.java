package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One world. Put nodes into it, give people things to do on its {@link #time}, and {@link #run} it: first with faults,
 * then without until nothing is left to do. What must not be is then in {@link #violations}.
 */
public final class Simulation {

    /** Replicas of a node: two are enough for each to be behind the other. */
    private static final int REPLICAS = 2;

    private static final Duration REST = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();
    private final Chance chance;
    private final Faults faults;
    private final Journal journal;
    private final Broker broker = new Broker();
    private final List<Node<?>> nodes = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** @param traced whether {@link #trace} is to be read afterwards; costs time */
    public Simulation(long seed, Faults.Planning faults, boolean traced) {
        this.chance = new Chance(seed);
        this.faults = faults.with(chance);
        this.journal = new Journal(time, traced);
    }

    public VirtualTime time() {
        return time;
    }

    public Chance chance() {
        return chance;
    }

    public Faults faults() {
        return faults;
    }

    public <S extends Service> Node<S> node(
            String name, Iterable<String> topics, Service.Starting<S> starting, Sabotage sabotage) {
        Node<S> node = new Node<>(name, this, REPLICAS, starting, sabotage);
        nodes.add(node);
        broker.subscribe(node, topics);
        return node;
    }

    /** Lets everything happen. If it does not come to rest within the limit, that is a violation. */
    public void run(Duration withFaults, Duration limit) {
        time.after(withFaults, () -> {
            faults.end();
            journal.note("world", () -> "from here on nothing goes wrong");
        });
        letHappen(limit);
        // Long enough for every lease to run out.
        time.after(REST, () -> {});
        letHappen(limit.plus(REST));
        if (isQuiet()) {
            nodes.forEach(node -> Soundness.check(node, this));
        } else {
            violated("not at rest after " + limit);
        }
    }

    private void letHappen(Duration limit) {
        while (!isQuiet() && time.step(limit)) {
            // step after step
        }
    }

    private boolean isQuiet() {
        return !time.isAwaited() && nodes.stream().allMatch(Node::isQuiet);
    }

    void publish(Process from, OutboxMessage message) {
        note(from.toString(), () -> "-> " + new Letter(message, false));
        broker.publish(message, false);
    }

    /** A message from nobody of this world. */
    public void publishStrange(OutboxMessage message) {
        note("stranger", () -> "-> " + message.value());
        broker.publish(message, true);
    }

    /** Every message that was published and understood, as often as it was published. */
    public List<Received<?>> said() {
        List<Received<?>> said = new ArrayList<>();
        Service any = nodes.getFirst().observer();
        for (Letter letter : broker.letters()) {
            if (!letter.isStrange()) {
                letter.readBy(any, time.now()).ifPresent(said::add);
            }
        }
        return said;
    }

    public void note(String who, Supplier<String> what) {
        journal.note(who, what);
    }

    /** Something is as it must not be. */
    public void violated(String what) {
        journal.note("VIOLATION", () -> what);
        violations.add(Journal.stamp(time.elapsed()) + "  " + what);
    }

    public List<String> violations() {
        return violations;
    }

    /** What happened, as far as it mentions any of the names; all of it without names. */
    public List<String> trace(List<String> names) {
        return journal.about(names);
    }
}
