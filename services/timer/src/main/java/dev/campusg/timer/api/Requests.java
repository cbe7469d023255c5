package dev.campusg.timer.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.campusg.timer.domain.TimerRules;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What clients send. */
final class Requests {

    private Requests() {}

    record Start(
            @NotBlank @Size(max = TimerRules.MAX_ID) @JsonAlias("order_id")
            String orderId,

            @NotBlank @Size(max = TimerRules.MAX_ID) @JsonAlias("customer_id")
            String customerId,

            @Nullable @Size(max = TimerRules.MAX_ID) @JsonAlias("runner_id")
            String runnerId,

            @Nullable @Size(max = TimerRules.MAX_ID) @JsonAlias("saga_id")
            String sagaId,

            @Nullable @JsonAlias({"expires_at", "timeout_at", "timeoutAt"})
            Instant expiresAt) {}

    record Stop(
            @NotBlank @Size(max = TimerRules.MAX_ID) @JsonAlias("order_id")
            String orderId,

            @NotBlank @Size(max = TimerRules.MAX_ID) @JsonAlias("runner_id")
            String runnerId) {}

    record Cancel(
            @NotBlank @Size(max = TimerRules.MAX_ID) @JsonAlias("order_id")
            String orderId) {}
}
