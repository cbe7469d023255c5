package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Spec;
import dev.campusg.callbacktimers.domain.Status;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A timer as it is now; see the table for what its times mean.
 *
 * @param dueAt null once it is finished, like plannedAt
 */
public record TimerRow(
        long number,
        UUID id,
        int client,
        Status status,
        boolean paused,
        int version,
        int occurrence,
        int attempt,
        Instant executeAt,
        @Nullable Instant plannedAt,
        @Nullable Instant dueAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant executedAt,
        @Nullable String lastError,
        Spec spec) {}
