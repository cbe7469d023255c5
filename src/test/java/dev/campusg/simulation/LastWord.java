package dev.campusg.simulation;

import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.contracts.TimerMessages.StartOrderTimer;
import dev.campusg.saga.Call;
import dev.campusg.saga.Retriable;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaStep;
import dev.campusg.saga.Wording;
import java.util.List;

/** An order that is put on offer again takes itself for the latest news there will ever be. */
final class LastWord implements Bug {

    @Override
    public SagaMachine<Handover> handover(SagaMachine<Handover> right) {
        List<SagaDefinition<Handover>> all =
                right.definitions().stream().map(LastWord::conceited).toList();
        return new SagaMachine<>(all.getFirst(), all.subList(1, all.size()));
    }

    private static SagaDefinition<Handover> conceited(SagaDefinition<Handover> right) {
        List<SagaStep<Handover>> steps = right.steps().stream()
                .<SagaStep<Handover>>map(step -> new Retriable<>(step.name(), conceited(step.call())))
                .toList();
        return new SagaDefinition<>(right.name(), right.version(), steps, null, right.retries());
    }

    private static Call<Handover> conceited(Call<Handover> right) {
        Wording<Handover> conceited =
                (order, reason) -> conceited(right.wording().message(order, reason));
        return new Call<>(right.topic(), conceited, right.replies(), right.deadline());
    }

    private static Object conceited(Object message) {
        return message instanceof StartOrderTimer start
                ? new StartOrderTimer(start.orderId(), start.customerId(), null, start.sagaId(), Long.MAX_VALUE)
                : message;
    }
}
