package dev.campusg.createordersaga.application;

import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks for the cancellation of a saga. The order is looked at first, so that whoever cancels an accepted order is told at
 * once; but that is a courtesy: what decides is the order itself when the saga asks it, so an order service that is away
 * does not stand in the way.
 */
@Singleton
public class Cancelling {

    private static final Logger LOG = Logger.getLogger(Cancelling.class);
    private static final Set<String> STILL_FREE = Set.of("PENDING", "CREATED", "CANCELLED");

    private final Sagas<CreateOrder> sagas;
    private final OrderClient orders;
    private final Clock clock;

    Cancelling(Sagas<CreateOrder> sagas, @RestClient OrderClient orders, Clock clock) {
        this.sagas = sagas;
        this.orders = orders;
        this.clock = clock;
    }

    public Uni<Current<SagaState<CreateOrder>>> cancel(SagaState<CreateOrder> saga, String reason, Metadata metadata) {
        return stillFree(saga).chain(free -> {
            if (!free) {
                throw Rejected.conflict(
                        SagaMachine.NOT_CANCELLABLE, "an order can be cancelled until a runner accepts it");
            }
            return sagas.run(saga.id(), metadata, new SagaInput.Cancel<>(reason, clock.instant()));
        });
    }

    private Uni<Boolean> stillFree(SagaState<CreateOrder> saga) {
        SagaStatus status = Objects.requireNonNull(saga.status());
        return switch (status) {
            case STARTED, COMPLETED -> {
                String orderId = Objects.requireNonNull(saga.data()).orderId();
                yield orders.details(orderId)
                        .map(order -> STILL_FREE.contains(order.orderStatus()))
                        .onFailure()
                        .invoke(away -> LOG.debugf("Order %s cannot be looked at: %s", orderId, away))
                        .onFailure()
                        .recoverWithItem(true);
            }
            case COMPENSATING, CANCELLING, CANCELLED, FAILED, COMPENSATED ->
                Uni.createFrom().item(true);
        };
    }
}
