package dev.campusg.completeordersaga.application;

import static dev.campusg.contracts.Topics.SAGA_EVENTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.contracts.OrderMessages.OrderUpdatedFact;
import dev.campusg.contracts.SagaMessages.SagaStatusChanged;
import dev.campusg.contracts.SagaMessages.SagaStepFailed;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.saga.SagaKind;
import dev.campusg.eventstore.quarkus.saga.SagaNews;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The complete-order sagas: one an order, begun by its delivery, or by whoever asks for it first. */
public final class CompleteOrderSagas {

    public static final String CATEGORY = "completeordersaga";

    private static final SagaKind<CompleteOrder> KIND = new SagaKind<>(
            CATEGORY,
            CompleteOrder.class,
            CompleteOrder::orderId,
            data -> Set.of(data.customerId(), data.runnerId()),
            CompleteOrderSagas::shown,
            new SagaNews(SAGA_EVENTS, SagaStatusChanged::new, SagaStepFailed::new));

    private CompleteOrderSagas() {}

    public static Sagas<CompleteOrder> on(
            SagaDefinition<CompleteOrder> definition,
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock) {
        return new Sagas<>(
                KIND,
                new SagaMachine<>(definition),
                List.of(new Sagas.Hears<>(
                        OrderUpdatedFact.class,
                        CompleteOrderSagas::sagaOf,
                        received -> new SagaInput.Start<>(
                                CompleteOrder.sagaOf(received.message().orderId()),
                                DeliveredOrder.read(received.message().event(), mapper)
                                        .toComplete(),
                                received.at()))),
                store,
                encoder,
                mapper,
                clock);
    }

    private static @Nullable String sagaOf(Received<OrderUpdatedFact> received) {
        OrderUpdatedFact fact = received.message();
        return fact.status().equals(DeliveredOrder.STATUS) ? CompleteOrder.sagaOf(fact.orderId()) : null;
    }

    private static Map<String, @Nullable String> shown(CompleteOrder data) {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        shown.put("order_id", data.orderId());
        shown.put("customer_id", data.customerId());
        shown.put("runner_id", data.runnerId());
        shown.put("payment_id", data.paymentId());
        shown.put("transfer_id", data.transferId());
        return shown;
    }
}
