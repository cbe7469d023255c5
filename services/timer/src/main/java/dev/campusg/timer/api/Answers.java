package dev.campusg.timer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.timer.application.Sweep.Swept;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What clients get. */
final class Answers {

    private Answers() {}

    record Started(
            boolean success,
            String message,
            String timerId,
            Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean isTestTimer) {

        static Started of(RequestTimer timer) {
            return new Started(true, "Timer started", timer.timerId(), timer.expiresAt(), timer.test());
        }
    }

    record Ended(boolean success, String message, String timerId) {

        static Ended of(RequestTimer timer) {
            String how = timer.status().name().toLowerCase(Locale.ROOT);
            return new Ended(true, "Timer " + how, timer.timerId());
        }
    }

    record Checked(boolean success, String message, long found, long expired) {

        static Checked of(Swept swept) {
            return new Checked(true, swept.expired() + " timers expired", swept.found(), swept.expired());
        }
    }

    record Timer(
            String timerId,
            String orderId,
            String customerId,
            @Nullable String runnerId,
            boolean runnerAccepted,
            TimerStatus status,
            Instant createdAt,
            Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean isTestTimer) {

        static Timer of(RequestTimer timer) {
            return new Timer(
                    timer.timerId(),
                    timer.orderId(),
                    timer.customerId(),
                    timer.runnerId(),
                    timer.runnerAccepted(),
                    timer.status(),
                    timer.createdAt(),
                    timer.expiresAt(),
                    timer.test());
        }
    }

    /** The spelling the orchestrator's reconciliation reads. */
    record Row(
            @JsonProperty("TimerId") String timerId,
            @JsonProperty("OrderId") String orderId,
            @JsonProperty("SagaId") @Nullable String sagaId,
            @JsonProperty("Status") String status) {

        static Row of(RequestTimer timer) {
            String name = timer.status().name();
            return new Row(
                    timer.timerId(),
                    timer.orderId(),
                    timer.sagaId(),
                    name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        }
    }
}
