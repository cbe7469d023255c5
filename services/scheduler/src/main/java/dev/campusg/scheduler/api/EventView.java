package dev.campusg.scheduler.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.scheduler.domain.Status;
import dev.campusg.scheduler.domain.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scheduled event as the world sees it. */
record EventView(
        String eventId,
        Kind eventType,
        String entityId,
        Instant scheduledTime,
        @JsonRawValue String payload,
        Status status,
        boolean processed,
        int attempts,
        @JsonProperty("next_attempt") @Nullable Instant nextAttempt,
        @JsonProperty("last_error") @Nullable String lastError,
        @Nullable String outcome,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        long version) {

    static EventView of(ScheduledEvent event, long version) {
        Terms terms = event.known();
        return new EventView(
                terms.eventId(),
                terms.eventType(),
                terms.entityId(),
                terms.scheduledTime(),
                terms.payload(),
                event.status(),
                event.status() == Status.PROCESSED,
                event.attempts(),
                event.due(),
                event.lastError(),
                event.outcome(),
                event.createdAt(),
                event.updatedAt(),
                version);
    }
}
