package dev.campusg.eventstore.quarkus.saga;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.saga.PendingCall;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.TaskProgress;
import dev.campusg.saga.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A saga as the world sees it.
 *
 * @param saga the name of its definition
 * @param about what it knows and may be seen, as fields of its own
 */
record SagaView(
        @JsonProperty("saga_id") String sagaId,
        String saga,
        @Nullable SagaStatus status,
        @JsonAnyGetter Map<String, @Nullable String> about,
        @Nullable String reason,
        boolean quarantined,
        @JsonProperty("current_step") @Nullable String currentStep,
        @Nullable Instant deadline,
        List<Step> steps,
        @JsonProperty("created_at") @Nullable Instant createdAt,
        @JsonProperty("updated_at") @Nullable Instant updatedAt,
        long version) {

    /** What became of one step, or of what takes one back. */
    record Step(
            String name,
            TaskProgress.Kind kind,
            TaskState state,
            int attempts,
            @JsonProperty("started_at") @Nullable Instant startedAt,
            @JsonProperty("ended_at") @Nullable Instant endedAt,
            @Nullable String reply,
            @Nullable String error) {

        static Step of(TaskProgress task) {
            return new Step(
                    task.task(),
                    task.kind(),
                    task.state(),
                    task.attempts(),
                    task.startedAt(),
                    task.endedAt(),
                    task.reply(),
                    task.error());
        }
    }

    static <D> SagaView of(SagaKind<D> kind, SagaState<D> saga, long version) {
        PendingCall pending = saga.pending();
        return new SagaView(
                saga.id(),
                saga.definition(),
                saga.status(),
                kind.shown().apply(Objects.requireNonNull(saga.data(), "a saga that exists knows something")),
                saga.reason(),
                saga.quarantined(),
                pending == null ? null : pending.task(),
                pending == null ? null : pending.due(),
                saga.tasks().stream().map(Step::of).toList(),
                saga.startedAt(),
                saga.updatedAt(),
                version);
    }
}
