package dev.campusg.callbacktimers.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.campusg.callbacktimers.application.Lateness.Causes;
import dev.campusg.callbacktimers.domain.CallbackHeaders;
import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Retry;
import dev.campusg.callbacktimers.domain.Spec;
import dev.campusg.callbacktimers.domain.Status;
import dev.campusg.callbacktimers.store.AttemptRow;
import dev.campusg.callbacktimers.store.DeadLetters.Letter;
import dev.campusg.callbacktimers.store.TimerRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients get. */
final class Views {

    private Views() {}

    @RegisterForReflection
    record Timer(
            UUID id,
            Instant createdAt,
            Instant executeAt,
            String callbackUrl,
            String status,
            @Nullable Instant executedAt) {

        static Timer of(TimerRow row) {
            return new Timer(
                    row.id(),
                    row.createdAt(),
                    row.executeAt(),
                    row.spec().url(),
                    row.status().word(),
                    row.executedAt());
        }

        static Timer fresh(UUID id, Instant now, Instant executeAt, Spec spec) {
            return new Timer(id, now, executeAt, spec.url(), Status.PENDING.word(), null);
        }
    }

    @RegisterForReflection
    record TimerDetails(
            UUID id,
            Instant createdAt,
            Instant executeAt,
            String callbackUrl,
            String status,
            @Nullable Instant executedAt,
            Instant updatedAt,
            Map<String, String> callbackHeaders,

            @Schema(implementation = Object.class) @JsonRawValue @Nullable
            String callbackPayload,

            @Schema(implementation = Object.class) @JsonRawValue @Nullable
            String metadata,

            @Nullable String lastError,
            int attempts,
            boolean paused,
            int occurrence,
            @Nullable Instant nextAttemptAt,
            @Nullable RetryRule retry,
            @Nullable RecurrenceRule recurrence,
            boolean sign,
            boolean storeResponse,
            @Nullable UUID replayOf,

            @Schema(description = "of the last attempt, or so far") @Nullable
            Lateness lateness) {

        static TimerDetails of(TimerRow row, @Nullable Lateness lateness) {
            Spec spec = row.spec();
            return new TimerDetails(
                    row.id(),
                    row.createdAt(),
                    row.executeAt(),
                    spec.url(),
                    row.status().word(),
                    row.executedAt(),
                    row.updatedAt(),
                    CallbackHeaders.masked(spec.headers()),
                    spec.payload(),
                    spec.metadata(),
                    row.lastError(),
                    row.attempt(),
                    row.paused(),
                    row.occurrence(),
                    row.status() == Status.PENDING && !row.paused() ? row.dueAt() : null,
                    RetryRule.of(spec.retry()),
                    RecurrenceRule.of(spec.recurrence()),
                    spec.sign(),
                    spec.keepResponse(),
                    spec.replayOf(),
                    lateness);
        }
    }

    @RegisterForReflection
    record RetryRule(
            int maxAttempts,
            double initialSeconds,
            double factor,
            double maxSeconds,
            double jitter,
            boolean respectRetryAfter) {

        static @Nullable RetryRule of(@Nullable Retry retry) {
            return retry == null
                    ? null
                    : new RetryRule(
                            retry.maxAttempts(),
                            retry.initial().toMillis() / 1e3,
                            retry.factor(),
                            retry.max().toMillis() / 1e3,
                            retry.jitter(),
                            retry.respectRetryAfter());
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecurrenceRule(
            @Nullable String cron,
            @Nullable Long everySeconds,
            String timezone,
            String dstGap,
            String dstOverlap,
            @Nullable Instant until,
            @Nullable Integer maxOccurrences,
            String catchUp) {

        static @Nullable RecurrenceRule of(@Nullable Recurrence rule) {
            return rule == null
                    ? null
                    : new RecurrenceRule(
                            rule.cron(),
                            rule.every() == null ? null : rule.every().toSeconds(),
                            rule.zone().getId(),
                            word(rule.gap()),
                            word(rule.overlap()),
                            rule.until(),
                            rule.maxOccurrences(),
                            word(rule.catchUp()));
        }
    }

    /** Milliseconds by cause; mainly: the largest of them. */
    @RegisterForReflection
    record Lateness(long schedulerMs, long throttleMs, long receiverMs, String mainly) {

        static Lateness of(Causes causes) {
            long scheduler = causes.scheduler().toMillis();
            long throttle = causes.throttle().toMillis();
            long receiver = causes.receiver().toMillis();
            String mainly = receiver >= scheduler && receiver >= throttle
                    ? "receiver"
                    : throttle >= scheduler ? "throttle" : "scheduler";
            return new Lateness(scheduler, throttle, receiver, mainly);
        }
    }

    @RegisterForReflection
    record Attempt(
            int occurrence,
            int attempt,
            Instant plannedAt,
            @Nullable Instant sentAt,
            Instant endedAt,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String response,
            Lateness lateness) {

        static Attempt of(AttemptRow row) {
            Causes causes = Causes.of(row.plannedAt(), row.dueAt(), row.begunAt(), row.sentAt(), row.endedAt());
            return new Attempt(
                    row.occurrence(),
                    row.attempt(),
                    row.plannedAt(),
                    row.sentAt(),
                    row.endedAt(),
                    row.code(),
                    row.error(),
                    row.response(),
                    Lateness.of(causes));
        }
    }

    @RegisterForReflection
    record Attempts(List<Attempt> attempts) {}

    @RegisterForReflection
    record Page(
            List<Timer> timers,
            @Nullable Long total,
            int limit,
            int offset,
            @Nullable String nextCursor) {}

    @RegisterForReflection
    record Ended(UUID id, String status) {}

    /** Either a timer or why there is none. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BulkItem(
            int index, int code, String message, @Nullable Timer timer) {}

    @RegisterForReflection
    record Bulk(int created, int refused, List<BulkItem> results) {}

    @RegisterForReflection
    record Preview(List<Instant> occurrences) {}

    @RegisterForReflection
    record DeadLetter(
            UUID id,
            UUID timerId,
            int occurrence,
            int attempts,
            Instant executeAt,
            Instant failedAt,
            String lastError,
            String callbackUrl,
            @Nullable UUID replayedAs) {

        static DeadLetter of(Letter letter) {
            return new DeadLetter(
                    letter.id(),
                    letter.timer(),
                    letter.occurrence(),
                    letter.attempts(),
                    letter.executeAt(),
                    letter.failedAt(),
                    letter.lastError(),
                    letter.spec().url(),
                    letter.replayedAs());
        }
    }

    @RegisterForReflection
    record DeadLetters(
            List<DeadLetter> deadLetters, @Nullable String nextCursor) {}

    @RegisterForReflection
    record Health(
            String status,
            String database,
            Instant timestamp,
            @Nullable Double oldestDueSeconds) {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
