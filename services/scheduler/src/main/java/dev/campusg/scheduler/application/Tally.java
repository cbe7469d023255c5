package dev.campusg.scheduler.application;

import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.quarkus.store.Commits;
import dev.campusg.scheduler.domain.ScheduleEvent.AttemptFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventCancelled;
import dev.campusg.scheduler.domain.ScheduleEvent.EventFailed;
import dev.campusg.scheduler.domain.ScheduleEvent.EventProcessed;
import dev.campusg.scheduler.projection.EventLists;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts, for the metrics, how events ended on this replica, and how many wait anywhere. */
@Singleton
class Tally {

    private final EventLists lists;
    private final Map<String, Counter> ends;
    private final AtomicLong pending = new AtomicLong();

    Tally(EventLists lists, MeterRegistry metrics) {
        this.lists = lists;
        this.ends = Map.of(
                EventProcessed.class.getSimpleName(), metrics.counter("scheduler.events", "end", "processed"),
                EventFailed.class.getSimpleName(), metrics.counter("scheduler.events", "end", "failed"),
                EventCancelled.class.getSimpleName(), metrics.counter("scheduler.events", "end", "cancelled"),
                AttemptFailed.class.getSimpleName(), metrics.counter("scheduler.attempts.failed"));
        Gauge.builder("scheduler.events.pending", pending, AtomicLong::get)
                .description("scheduled events that have not ended")
                .register(metrics);
    }

    void start(@Observes StartupEvent started, Commits commits) {
        commits.listen(this::committed);
    }

    private void committed(Step step) {
        if (step.stream().category().equals(ScheduledEvents.CATEGORY)) {
            step.events().forEach(event -> {
                Counter end = ends.get(event.type());
                if (end != null) {
                    end.increment();
                }
            });
        }
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return lists.pending()
                .invoke(pending::set)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
