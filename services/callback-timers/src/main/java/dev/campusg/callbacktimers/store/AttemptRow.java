package dev.campusg.callbacktimers.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call, or what came of the attempt to make it. */
public record AttemptRow(
        int occurrence,
        int attempt,
        Instant plannedAt,
        Instant dueAt,
        Instant begunAt,
        @Nullable Instant sentAt,
        Instant endedAt,
        @Nullable Integer code,
        @Nullable String error,
        @Nullable String response) {}
