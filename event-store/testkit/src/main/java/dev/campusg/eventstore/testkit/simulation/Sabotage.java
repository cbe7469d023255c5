package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Bugs planted in a node on purpose, to see that they are found.
 *
 * @param lets whether a participant is handed a message that arrived
 */
public record Sabotage(
        UnaryOperator<EventStore> store,
        UnaryOperator<Outbox> outbox,
        BiPredicate<Received<?>, Participant<?, ?, ?>> lets) {

    public static final Sabotage NONE =
            new Sabotage(UnaryOperator.identity(), UnaryOperator.identity(), (_, _) -> true);

    public static Sabotage ofStore(UnaryOperator<EventStore> tampering) {
        return new Sabotage(tampering, NONE.outbox, NONE.lets);
    }

    public static Sabotage ofOutbox(UnaryOperator<Outbox> tampering) {
        return new Sabotage(NONE.store, tampering, NONE.lets);
    }

    public static Sabotage ofDeliveries(BiPredicate<Received<?>, Participant<?, ?, ?>> lets) {
        return new Sabotage(NONE.store, NONE.outbox, lets);
    }
}
