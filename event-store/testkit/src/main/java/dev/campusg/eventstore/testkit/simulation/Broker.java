package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.OutboxMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Topics. Each key of a topic has its order, and each node its own place in it. */
final class Broker {

    private final Map<String, List<Node<?>>> subscribers = new HashMap<>();
    private final List<Letter> letters = new ArrayList<>();

    void subscribe(Node<?> node, Iterable<String> topics) {
        topics.forEach(topic ->
                subscribers.computeIfAbsent(topic, _ -> new ArrayList<>()).add(node));
    }

    void publish(OutboxMessage message, boolean strange) {
        Letter letter = new Letter(message, strange);
        letters.add(letter);
        subscribers.getOrDefault(message.topic(), List.of()).forEach(node -> node.deliver(letter));
    }

    /** Everything that was ever published. */
    List<Letter> letters() {
        return letters;
    }
}
