package dev.campusg.createordersaga.application;

import static dev.campusg.contracts.Topics.SAGA_EVENTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.OrderMessages.OrderCancelledFact;
import dev.campusg.contracts.SagaMessages.SagaStatusChanged;
import dev.campusg.contracts.SagaMessages.SagaStepFailed;
import dev.campusg.contracts.TimerMessages.OrderTimeout;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
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

/** The create-order sagas: what they listen to besides replies, and what they tell. */
public final class CreateOrderSagas {

    public static final String CATEGORY = "createordersaga";

    private static final SagaKind<CreateOrder> KIND = new SagaKind<>(
            CATEGORY,
            CreateOrder.class,
            CreateOrder::orderId,
            data -> Set.of(data.customerId()),
            CreateOrderSagas::shown,
            new SagaNews(SAGA_EVENTS, SagaStatusChanged::new, SagaStepFailed::new));

    private CreateOrderSagas() {}

    public static Sagas<CreateOrder> on(
            SagaDefinition<CreateOrder> definition,
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock) {
        return new Sagas<>(
                KIND,
                new SagaMachine<>(definition),
                List.of(
                        new Sagas.Hears<>(
                                OrderTimeout.class,
                                received -> sagaOf(received.message().sagaId(), received),
                                received -> new SagaInput.Cancel<>(CancelReasons.TIMED_OUT, received.at())),
                        new Sagas.Hears<>(
                                OrderCancelledFact.class,
                                received -> sagaOf(received.message().correlationId(), received),
                                received -> new SagaInput.Cancel<>(CancelReasons.MANUAL, received.at()))),
                store,
                encoder,
                mapper,
                clock);
    }

    /** A message that names no saga concerns none. */
    private static @Nullable String sagaOf(@Nullable String named, Received<?> received) {
        return named == null ? received.correlationId() : named;
    }

    private static Map<String, @Nullable String> shown(CreateOrder data) {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        shown.put("order_id", data.orderId());
        shown.put("customer_id", data.customerId());
        shown.put("payment_id", data.paymentId());
        return shown;
    }
}
