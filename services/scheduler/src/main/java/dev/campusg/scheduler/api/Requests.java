package dev.campusg.scheduler.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What clients send. */
final class Requests {

    private Requests() {}

    record Schedule(
            @NotBlank @Size(max = 100) @JsonAlias("event_type")
            String eventType,

            @NotBlank @Size(max = 200) @JsonAlias("entity_id")
            String entityId,

            @NotNull @JsonAlias("scheduled_time") Instant scheduledTime,

            @Nullable JsonNode payload) {}
}
