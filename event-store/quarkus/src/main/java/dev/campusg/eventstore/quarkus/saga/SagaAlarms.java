package dev.campusg.eventstore.quarkus.saga;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.quarkus.store.Commits;
import dev.campusg.saga.PendingCall;
import dev.campusg.saga.Retreat;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaEvent.RetryScheduled;
import dev.campusg.saga.SagaEvent.SagaQuarantined;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.TaskProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells operators of every step that fails although it must not, and of every saga that is stuck with one. */
@Singleton
@IfBuildProperty(name = Sagas.RUN_HERE, stringValue = "true")
@RegisterForReflection(
        targets = {SagaState.class, SagaEvent.class, TaskProgress.class, PendingCall.class, Retreat.class})
class SagaAlarms {

    private static final Logger LOG = Logger.getLogger(SagaAlarms.class);

    private final Sagas<?> sagas;
    private final MeterRegistry metrics;

    SagaAlarms(Sagas<?> sagas, MeterRegistry metrics) {
        this.sagas = sagas;
        this.metrics = metrics;
    }

    void listen(@Observes StartupEvent started, Commits commits) {
        commits.listen(this::committed);
    }

    private void committed(Step step) {
        if (step.stream().category().equals(sagas.category())) {
            step.events().stream()
                    .filter(SagaAlarms::isTrouble)
                    .forEach(event -> tell(step.stream().key(), sagas.event(event)));
        }
    }

    /** Most events are not, and need not be read for it. */
    private static boolean isTrouble(NewEvent event) {
        return event.type().equals(RetryScheduled.class.getSimpleName())
                || event.type().equals(SagaQuarantined.class.getSimpleName());
    }

    private void tell(String sagaId, SagaEvent<?> event) {
        if (event instanceof RetryScheduled<?> retry) {
            metrics.counter("sagas.steps.failed", "step", retry.task()).increment();
            LOG.warnf("%s of saga %s failed, trying again: %s", retry.task(), sagaId, retry.error());
        } else if (event instanceof SagaQuarantined<?> stuck) {
            metrics.counter("sagas.quarantined", "step", stuck.task()).increment();
            LOG.errorf(
                    "Saga %s is stuck: %s was asked %d times in vain. It goes on trying; see /sagas/%s, and /resume",
                    sagaId, stuck.task(), stuck.attempts(), sagaId);
        }
    }
}
