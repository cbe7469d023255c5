package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Spec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to create timers: all of them or none.
 *
 * @param quota most timers of this client that are not finished; null: no limit
 * @param key under which it may be repeated
 * @param hash of the request, to tell a repetition from another request
 * @param answer what was promised the client, given again to whoever repeats the request
 */
public record Creation(
        int client,
        @Nullable Integer quota,
        @Nullable String key,
        byte @Nullable [] hash,
        String answer,
        List<New> timers,
        Instant now) {

    public record New(UUID id, Instant executeAt, Spec spec) {}

    /** What became of it. */
    public enum Status {
        CREATED,
        REPEATED,
        KEY_TAKEN,
        OVER_QUOTA
    }

    /** @param answer the one to give */
    public record Answer(Status status, String answer) {}
}
