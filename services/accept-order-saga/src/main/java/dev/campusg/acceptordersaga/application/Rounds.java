package dev.campusg.acceptordersaga.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.contracts.OrderMessages.OrderFact;
import dev.campusg.eventstore.Uuid7;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * An order is accepted and given back in rounds; its version tells them apart. A saga's id is made of it, so the same
 * fact is the same saga, however often and on whatever replica it is heard.
 */
final class Rounds {

    private final ObjectReader reader;

    /** What this needs of the order in a fact. */
    @RegisterForReflection
    record Snapshot(long version, Instant updatedAt) {}

    Rounds(ObjectMapper mapper) {
        this.reader = mapper.readerFor(Snapshot.class);
    }

    String sagaOf(OrderFact fact) {
        Snapshot order = order(fact);
        return Uuid7.of(order.updatedAt(), "handover of " + fact.orderId() + "@" + order.version());
    }

    Handover handover(OrderFact fact) {
        return new Handover(
                fact.orderId(),
                fact.customerId(),
                fact.runnerId(),
                fact.correlationId(),
                order(fact).version());
    }

    private Snapshot order(OrderFact fact) {
        try {
            Snapshot order = reader.readValue(fact.event());
            if (order.version() > 0 && order.updatedAt() != null) {
                return order;
            }
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the event of a fact is an order in JSON", malformed);
        }
        throw new IllegalArgumentException("the order of a fact has a version and a time of its last change");
    }
}
