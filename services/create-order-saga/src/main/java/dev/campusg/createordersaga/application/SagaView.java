package dev.campusg.createordersaga.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.saga.PendingCall;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.TaskProgress;
import dev.campusg.saga.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A saga as the world sees it. */
public record SagaView(
        @JsonProperty("saga_id") String sagaId,
        @Nullable SagaStatus status,
        @JsonProperty("order_id") @Nullable String orderId,
        @JsonProperty("customer_id") @Nullable String customerId,
        @JsonProperty("payment_id") @Nullable String paymentId,
        @Nullable String reason,
        boolean quarantined,
        @JsonProperty("current_step") @Nullable String currentStep,
        @JsonProperty("deadline") @Nullable Instant deadline,
        List<Step> steps,
        @JsonProperty("created_at") @Nullable Instant createdAt,
        @JsonProperty("updated_at") @Nullable Instant updatedAt,
        long version) {

    /** What became of one step, or of what takes one back. */
    public record Step(
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

    public static SagaView of(SagaState<CreateOrder> saga, long version) {
        CreateOrder data = Objects.requireNonNull(saga.data(), "a saga that exists knows something");
        PendingCall pending = saga.pending();
        return new SagaView(
                saga.id(),
                saga.status(),
                data.orderId(),
                data.customerId(),
                data.paymentId(),
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
