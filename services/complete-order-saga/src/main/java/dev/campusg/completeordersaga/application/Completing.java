package dev.campusg.completeordersaga.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.Relayed;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Somebody asks for a delivered order to be completed; usually its delivery has done so already. */
@Singleton
public class Completing {

    private final Sagas<CompleteOrder> sagas;
    private final OrderClient orders;
    private final ObjectMapper mapper;
    private final Clock clock;

    Completing(Sagas<CompleteOrder> sagas, @RestClient OrderClient orders, ObjectMapper mapper, Clock clock) {
        this.sagas = sagas;
        this.orders = orders;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * @return the order's one saga
     * @throws Rejected unless the order is delivered, by this runner
     */
    public Uni<Current<SagaState<CompleteOrder>>> complete(String orderId, String runnerId, Metadata metadata) {
        String sagaId = CompleteOrder.sagaOf(orderId);
        return Relayed.answer("order", orders.details(orderId), mapper)
                .map(json -> DeliveredOrder.read(json.toString(), mapper))
                .invoke(order -> require(order, runnerId))
                .chain(order -> sagas.run(
                        sagaId,
                        new Metadata(metadata.messageId(), sagaId, metadata.actor()),
                        new SagaInput.Start<>(sagaId, order.toComplete(), clock.instant())));
    }

    private static void require(DeliveredOrder order, String runnerId) {
        if (order.runnerId() != null && !order.runnerId().equals(runnerId)) {
            throw Rejected.forbidden("NOT_THE_RUNNER", "another runner is bound to this order");
        }
        if (!order.isDelivered()) {
            throw Rejected.conflict(
                    "NOT_DELIVERED",
                    "an order is completed once it is " + DeliveredOrder.STATUS + "; it is " + order.orderStatus());
        }
    }
}
