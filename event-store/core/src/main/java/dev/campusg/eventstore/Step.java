package dev.campusg.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one message changes, committed together or not at all: its inbox entry, events, state, outbox and timers.
 *
 * @param expectedVersion the version the decision was made at; 0 for a stream that does not exist yet
 * @param snapshot the state after the events, or null to leave the stored one (only without events)
 * @param answer JSON text kept with the message id and handed to whoever sends the same message again
 */
public record Step(
        StreamId stream,
        long expectedVersion,
        Metadata metadata,
        List<NewEvent> events,
        @Nullable Snapshot snapshot,
        List<OutboxMessage> outbox,
        List<TimerChange> timers,
        @Nullable String answer) {

    /** Most events one step may append. */
    public static final int MAX_EVENTS = 1_000;

    public Step {
        events = List.copyOf(events);
        outbox = List.copyOf(outbox);
        timers = List.copyOf(timers);
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("an expected version is 0 or more: " + expectedVersion);
        }
        if (events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("a step appends at most " + MAX_EVENTS + " events: " + events.size());
        }
        if (snapshot != null && snapshot.version() != expectedVersion + events.size()) {
            throw new IllegalArgumentException("a state of version " + snapshot.version() + " is not that after "
                    + events.size() + " events at version " + expectedVersion);
        }
    }

    /** Events alone: no message, no state, no effects. */
    public static Step append(StreamId stream, long expectedVersion, List<NewEvent> events) {
        return new Step(
                stream, expectedVersion, new Metadata(null, null, "unknown"), events, null, List.of(), List.of(), null);
    }

    /** The version of the stream once this step is committed. */
    public long versionAfter() {
        return expectedVersion + events.size();
    }
}
