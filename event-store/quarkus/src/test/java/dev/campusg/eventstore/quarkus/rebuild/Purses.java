package dev.campusg.eventstore.quarkus.rebuild;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Consequences;
import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.Handled;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Streams to rebuild. What is put in is recorded whatever the state says, so a wrong state never spoils the log. */
final class Purses {

    static final String CATEGORY = "purse";

    sealed interface Event {
        record Put(long amount) implements Event {}
    }

    record Purse(long sum, int times) {}

    private static final Decider<Purse, Long, Event> RULES = new Decider<>() {
        @Override
        public Purse initial() {
            return new Purse(0, 0);
        }

        @Override
        public List<Event> decide(Purse purse, Long amount) {
            return List.of(new Event.Put(amount));
        }

        @Override
        public Purse evolve(Purse purse, Event event) {
            return switch (event) {
                case Event.Put(var amount) -> new Purse(purse.sum() + amount, purse.times() + 1);
            };
        }
    };

    private Purses() {}

    static CommandHandler<Purse, Long, Event> handler(EventStore store, int schema) {
        ObjectMapper mapper = new ObjectMapper();
        return new CommandHandler<>(
                store,
                CATEGORY,
                RULES,
                new JacksonEvents<>(mapper, EventTypes.of(Event.class), Map.of("Put", List.of(Purses::inUnits))),
                new JacksonState<>(mapper, schema, Purse.class));
    }

    /** What was once counted in dozens. */
    private static ObjectNode inUnits(ObjectNode put) {
        return put.objectNode().put("amount", 12 * put.path("dozens").asLong());
    }

    static CompletionStage<Handled<Purse, Event>> put(
            CommandHandler<Purse, Long, Event> purses, String key, long amount) {
        return purses.handle(key, new Metadata(null, null, "test"), amount, _ -> Consequences.NONE);
    }
}
