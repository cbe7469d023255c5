package dev.campusg.callbacktimers.domain;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be called, and how.
 *
 * @param payload JSON
 * @param metadata JSON, for the client alone
 * @param retry null: one attempt
 * @param sign whether calls carry signatures
 * @param keepResponse whether the beginning of each answer is kept
 * @param replayOf the dead letter this stands for
 */
public record Spec(
        String url,
        Map<String, String> headers,
        @Nullable String payload,
        @Nullable String metadata,
        @Nullable Retry retry,
        @Nullable Recurrence recurrence,
        boolean sign,
        boolean keepResponse,
        @Nullable UUID replayOf) {

    public static final int MAX_PAYLOAD = 256 * 1024;

    public Target target() {
        return Target.of(url);
    }

    public Retry retries() {
        return retry == null ? Retry.NEVER : retry;
    }

    /** What is read whenever a timer is looked at: all but what may be large. */
    public Spec bare() {
        return with(null, null);
    }

    public Spec with(@Nullable String itsPayload, @Nullable String itsMetadata) {
        return new Spec(url, headers, itsPayload, itsMetadata, retry, recurrence, sign, keepResponse, replayOf);
    }

    /** The same call, once, now. */
    public Spec replayed(UUID deadLetter) {
        return new Spec(url, headers, payload, metadata, retry, null, sign, keepResponse, deadLetter);
    }
}
