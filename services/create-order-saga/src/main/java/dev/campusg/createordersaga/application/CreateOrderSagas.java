package dev.campusg.createordersaga.application;

import static dev.campusg.contracts.Topics.SAGA_EVENTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.OrderMessages.OrderCancelledFact;
import dev.campusg.contracts.SagaMessages.SagaStatusChanged;
import dev.campusg.contracts.TimerMessages.OrderTimeout;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.createordersaga.domain.CreateOrderSaga;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The create-order sagas: what they listen to besides replies, and what they tell. */
public final class CreateOrderSagas {

    public static final String CATEGORY = "createordersaga";

    private CreateOrderSagas() {}

    public static Sagas<CreateOrder> on(
            SagaDefinition<CreateOrder> definition,
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock) {
        return new Sagas<>(
                CATEGORY,
                definition,
                CreateOrder.class,
                CreateOrder::orderId,
                CreateOrderSagas::announce,
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

    private static List<Outgoing> announce(Decision<SagaState<CreateOrder>, SagaEvent<CreateOrder>> decision) {
        if (!(decision instanceof Decision.Accepted<SagaState<CreateOrder>, SagaEvent<CreateOrder>> accepted)) {
            return List.of();
        }
        SagaState<CreateOrder> saga = accepted.state();
        SagaStatus status = saga.status();
        CreateOrder data = saga.data();
        if (status == null || data == null || status == accepted.before().status()) {
            return List.of();
        }
        SagaStatusChanged changed =
                new SagaStatusChanged(saga.id(), CreateOrderSaga.NAME, data.orderId(), status.name(), saga.reason());
        return List.of(Outgoing.to(SAGA_EVENTS, data.orderId(), changed)
                .identified(CATEGORY + "-" + saga.id() + "@" + accepted.version())
                .within(saga.id()));
    }
}
