package dev.campusg.order.application;

import static dev.campusg.contracts.Topics.ORDER_EVENTS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.campusg.contracts.OrderMessages.OrderAcceptanceCancelledFact;
import dev.campusg.contracts.OrderMessages.OrderAcceptedFact;
import dev.campusg.contracts.OrderMessages.OrderCancelledFact;
import dev.campusg.contracts.OrderMessages.OrderCompletedFact;
import dev.campusg.contracts.OrderMessages.OrderCreatedFact;
import dev.campusg.contracts.OrderMessages.OrderFact;
import dev.campusg.contracts.OrderMessages.OrderRunnerClearedFact;
import dev.campusg.contracts.OrderMessages.OrderUpdatedFact;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderEvent.AcceptanceCancelled;
import dev.campusg.order.domain.OrderEvent.OrderAccepted;
import dev.campusg.order.domain.OrderEvent.OrderCancelled;
import dev.campusg.order.domain.OrderEvent.OrderCompleted;
import dev.campusg.order.domain.OrderEvent.OrderPlaced;
import dev.campusg.order.domain.OrderEvent.OrderPutOnOffer;
import dev.campusg.order.domain.OrderEvent.PaymentNoted;
import dev.campusg.order.domain.OrderEvent.RunnerCleared;
import dev.campusg.order.domain.OrderEvent.StageReached;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fact to publish for each event that came from an API call. */
@Singleton
public class OrderFacts {

    private static final String SOURCE = "order-service";

    private final ObjectWriter writer;

    public OrderFacts(ObjectMapper mapper) {
        this.writer = mapper.writerFor(OrderView.class);
    }

    public Effects of(Decision<Order, OrderEvent> decision) {
        if (!(decision instanceof Decision.Accepted<Order, OrderEvent> accepted)) {
            return Effects.NONE;
        }
        Order order = accepted.state();
        List<Outgoing> facts = new ArrayList<>();
        for (OrderEvent event : accepted.events()) {
            constructor(event)
                    .map(fact -> fact.of(order, json(order, accepted.version())))
                    .map(fact ->
                            Outgoing.to(ORDER_EVENTS, order.orderId(), fact).within(order.sagaId()))
                    .ifPresent(facts::add);
        }
        return new Effects(facts, List.of());
    }

    private String json(Order order, long version) {
        try {
            return writer.writeValueAsString(OrderView.of(order, version));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an order is always JSON", unwritable);
        }
    }

    private static Optional<Fact> constructor(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ -> Optional.of(OrderCreatedFact::new);
            case OrderAccepted _ -> Optional.of(OrderAcceptedFact::new);
            case AcceptanceCancelled _ -> Optional.of(OrderAcceptanceCancelledFact::new);
            case RunnerCleared _ -> Optional.of(OrderRunnerClearedFact::new);
            case StageReached _ -> Optional.of(OrderUpdatedFact::new);
            case OrderCompleted _ -> Optional.of(OrderCompletedFact::new);
            case OrderCancelled _ -> Optional.of(OrderCancelledFact::new);
            case OrderPutOnOffer _, PaymentNoted _ -> Optional.empty();
        };
    }

    /** The constructor every fact about an order shares. */
    private interface Fact {
        OrderFact make(
                String customerId,
                @Nullable String runnerId,
                String orderId,
                String status,
                String event,
                @Nullable String correlationId,
                String source);

        default OrderFact of(Order order, String json) {
            return make(
                    order.customerId(),
                    order.runnerId(),
                    order.orderId(),
                    order.status().name(),
                    json,
                    order.sagaId(),
                    SOURCE);
        }
    }
}
