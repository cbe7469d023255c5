package dev.campusg.simulation;

import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.saga.Compensatable;
import dev.campusg.saga.Pivot;
import dev.campusg.saga.Retriable;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaStep;
import java.util.List;

/**
 * Somebody forgot to say how a step is undone.
 *
 * @param undo the forgotten one
 */
record SkippedUndo(String undo) implements Bug {

    @Override
    public SagaDefinition<CreateOrder> saga(SagaDefinition<CreateOrder> right) {
        List<SagaStep<CreateOrder>> steps = right.steps().stream()
                .<SagaStep<CreateOrder>>map(step -> switch (step) {
                    case Compensatable<CreateOrder> one
                    when one.undo() != null && one.undo().name().equals(undo) ->
                        new Compensatable<>(one.name(), one.call());
                    case Compensatable<CreateOrder> other -> other;
                    case Pivot<CreateOrder> pivot -> pivot;
                    case Retriable<CreateOrder> retriable -> retriable;
                })
                .toList();
        return new SagaDefinition<>(right.name(), right.version(), steps, right.cancellation(), right.retries());
    }
}
