package dev.campusg.callbacktimers.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients send. */
final class Requests {

    private Requests() {}

    @RegisterForReflection
    record Timer(
            @Schema(examples = "2026-10-28T16:00:00Z", description = "with an offset, or local beside a timezone")
            @Nullable
            String executeAt,

            @Schema(examples = "Asia/Singapore") @Nullable String timezone,

            @Schema(examples = "https://api.example.com/webhook") @Nullable
            String callbackUrl,

            @Nullable Map<String, @Nullable String> callbackHeaders,

            @Schema(description = "any JSON, at most 256 KiB") @Nullable
            JsonNode callbackPayload,

            @Schema(description = "any JSON, at most 16 KiB; only you see it") @Nullable
            JsonNode metadata,

            @Nullable Retry retry,
            @Nullable Recurrence recurrence,

            @Schema(description = "sign by the Standard Webhooks convention") @Nullable
            Boolean sign,

            @Schema(description = "keep the first 4 KiB of each answer") @Nullable
            Boolean storeResponse) {}

    @RegisterForReflection
    record Retry(
            @Nullable Integer maxAttempts,
            @Nullable BigDecimal initialSeconds,
            @Nullable BigDecimal factor,
            @Nullable BigDecimal maxSeconds,
            @Nullable BigDecimal jitter,
            @Nullable Boolean respectRetryAfter) {}

    @RegisterForReflection
    record Recurrence(
            @Schema(examples = "0 9 * * MON-FRI") @Nullable String cron,
            @Nullable Long everySeconds,
            @Schema(examples = "Europe/Berlin") @Nullable String timezone,

            @Schema(enumeration = {"next", "skip"}) @Nullable
            String dstGap,

            @Schema(enumeration = {"first", "last", "both"}) @Nullable
            String dstOverlap,

            @Nullable String until,
            @Nullable Integer maxOccurrences,

            @Schema(enumeration = {"skip", "once", "all"}) @Nullable
            String catchUp) {}

    @RegisterForReflection
    record Bulk(@Nullable List<JsonNode> timers) {}

    @RegisterForReflection
    record Preview(
            @Nullable Recurrence recurrence,
            @Nullable String executeAt,
            @Nullable String timezone,
            @Nullable Integer count) {}

    @RegisterForReflection
    record Client(
            @Nullable String name,
            @Nullable Integer quota,
            @Nullable BigDecimal ratePerSecond) {}
}
