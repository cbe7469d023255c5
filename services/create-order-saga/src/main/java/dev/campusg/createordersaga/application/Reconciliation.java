package dev.campusg.createordersaga.application;

import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The safety net under time-outs: asks the timer service what expired and cancels what was not cancelled. */
@Singleton
public class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    /** The latest expired timers are looked at; a run each minute keeps up with more orders than a campus has. */
    private static final int LATEST = 100;

    private final TimerClient timers;
    private final Sagas<CreateOrder> sagas;
    private final Cancelling cancelling;

    Reconciliation(@RestClient TimerClient timers, Sagas<CreateOrder> sagas, Cancelling cancelling) {
        this.timers = timers;
        this.sagas = sagas;
        this.cancelling = cancelling;
    }

    /** @param cancelled how many sagas had not been told */
    public record Result(int expired, int cancelled) {}

    @Scheduled(every = "60s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> eachMinute() {
        return run().onItem()
                .invoke(result -> {
                    if (result.cancelled > 0) {
                        LOG.infof("Cancelled %d sagas whose timer had expired unheard", result.cancelled);
                    }
                })
                .onFailure()
                .invoke(away -> LOG.warnf("Expired timers cannot be asked for, trying again: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    public Uni<Result> run() {
        return timers.find("EXPIRED", LATEST)
                .chain(expired -> Multi.createFrom()
                        .iterable(expired.items())
                        .filter(timer -> timer.sagaId() != null)
                        .onItem()
                        .transformToUniAndConcatenate(timer -> cancel(String.valueOf(timer.sagaId())))
                        .filter(Boolean::booleanValue)
                        .collect()
                        .asList()
                        .map(cancelled -> new Result(expired.items().size(), cancelled.size())));
    }

    private Uni<Boolean> cancel(String sagaId) {
        return Uni.createFrom()
                .completionStage(() -> sagas.participant().streams().current(sagaId))
                .chain(saga -> isUntold(saga.state())
                        ? cancel(saga.state())
                        : Uni.createFrom().item(false));
    }

    private static boolean isUntold(SagaState<CreateOrder> saga) {
        SagaStatus status = saga.status();
        return status == SagaStatus.STARTED || status == SagaStatus.COMPLETED;
    }

    private Uni<Boolean> cancel(SagaState<CreateOrder> saga) {
        return cancelling
                .cancel(saga, CancelReasons.TIMED_OUT, new Metadata(null, saga.id(), "reconciliation"))
                .replaceWith(true)
                // The order was accepted meanwhile: nothing to cancel.
                .onFailure(Rejected.class)
                .recoverWithItem(false);
    }
}
