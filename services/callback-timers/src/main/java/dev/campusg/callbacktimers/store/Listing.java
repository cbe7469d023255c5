package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which timers to list.
 *
 * @param client whose; null: everybody's
 * @param after the last one of the page before; takes the place of an offset
 */
public record Listing(
        @Nullable Integer client,
        @Nullable Status status,
        Sort sort,
        boolean ascending,
        int limit,
        int offset,
        @Nullable Place after) {

    /** By name, as the columns are called. */
    public enum Sort {
        CREATED_AT,
        EXECUTE_AT
    }

    public record Place(Instant at, long number) {}
}
