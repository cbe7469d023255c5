package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Spec;
import java.time.Instant;
import java.util.UUID;

/**
 * A timer that was taken for an attempt.
 *
 * @param version by which the taker is known
 * @param attempt of this occurrence, from 1
 * @param executeAt when the occurrence is meant to happen
 * @param plannedAt when this attempt was
 * @param dueAt when it was to be handed over: later than planned if the receiver had to be spared
 * @param lost the process that had it before died over it
 * @param spec with the payload only if that is small
 * @param payloadBytes how large it is
 */
public record Begun(
        long number,
        int version,
        UUID id,
        int client,
        int occurrence,
        int attempt,
        Instant executeAt,
        Instant plannedAt,
        Instant dueAt,
        Instant begunAt,
        boolean lost,
        Spec spec,
        int payloadBytes) {

    /** Whether the payload is still to be read. */
    public boolean isLarge() {
        return payloadBytes > 0 && spec.payload() == null;
    }
}
