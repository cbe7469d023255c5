package dev.campusg.simulation;

import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.acceptordersaga.domain.HandoverSagas;
import dev.campusg.eventstore.Envelope;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What followed from each acceptance of an order, and from each time it was given back. */
final class Handovers {

    private final Map<String, List<SagaState<Handover>>> byOrder;
    private final Histories histories;
    private final Campus campus;

    Handovers(Campus.Observers known, Campus campus) {
        this.histories = known.histories();
        this.campus = campus;
        this.byOrder = histories.handovers().stream()
                .map(id -> known.handovers()
                        .sagas()
                        .participant()
                        .streams()
                        .current(id)
                        .toCompletableFuture()
                        .join()
                        .state())
                .collect(Collectors.groupingBy(
                        saga -> Objects.requireNonNull(saga.data()).orderId()));
    }

    /** @param bound whether somebody has the order in the end */
    void check(String orderId, boolean bound) {
        List<SagaState<Handover>> sagas = byOrder.getOrDefault(orderId, List.of());
        List<Envelope> order = histories.order(orderId);
        one(sagas, HandoverSagas.ACCEPT, orderId, Histories.count(order, "OrderAccepted"));
        one(sagas, HandoverSagas.OFFER_AGAIN, orderId, Histories.count(order, "AcceptanceCancelled", "RunnerCleared"));
        for (SagaState<Handover> saga : sagas) {
            if (saga.status() != SagaStatus.COMPLETED || saga.pending() != null) {
                campus.world.violated("the saga " + saga.id() + " of order " + orderId + " has not ended");
            }
        }
        if (bound) {
            noTimerThreatens(orderId, sagas);
        }
    }

    private void one(List<SagaState<Handover>> sagas, String definition, String orderId, long each) {
        long begun = sagas.stream()
                .filter(saga -> saga.definition().equals(definition))
                .count();
        if (begun != each) {
            campus.world.violated(
                    "order " + orderId + " had " + begun + " sagas " + definition + ", but " + each + " causes");
        }
    }

    /** Once the timer service confirmed that a runner has the order for good, no timer starts or runs out any more. */
    private void noTimerThreatens(String orderId, List<SagaState<Handover>> sagas) {
        Instant confirmed = sagas.stream()
                .filter(saga -> saga.definition().equals(HandoverSagas.ACCEPT))
                .max((one, other) -> Long.compare(version(one), version(other)))
                .flatMap(last -> histories.handover(last.id()).stream()
                        .filter(it -> it.event().type().equals("StepSucceeded"))
                        .map(Envelope::recordedAt)
                        .findFirst())
                .orElse(Instant.MAX);
        for (Envelope event : histories.timers(orderId)) {
            boolean threat = List.of("TimerStarted", "TimerExpired")
                    .contains(event.event().type());
            if (threat && event.recordedAt().isAfter(confirmed)) {
                campus.world.violated("order " + orderId + " has a runner, and yet its timer: "
                        + event.event().type());
            }
        }
    }

    private static long version(SagaState<Handover> saga) {
        return Objects.requireNonNull(saga.data()).orderVersion();
    }
}
