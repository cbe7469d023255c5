package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a store keeps of one stream.
 *
 * @param seen the messages it handled, in that order
 */
public record StreamLog(
        StreamId id,
        long version,
        @Nullable Snapshot stored,
        List<Envelope> events,
        List<Seen> seen,
        List<DueTimer> timers) {

    /** A row of the inbox. */
    public record Seen(String messageId, Instant at) {}

    /** The events that were recorded together. */
    public record Commit(List<Envelope> events) {

        @Nullable
        String messageId() {
            return events.getFirst().metadata().messageId();
        }

        Instant at() {
            return events.getFirst().recordedAt();
        }

        private boolean includes(Envelope next) {
            return at().equals(next.recordedAt())
                    && Objects.equals(messageId(), next.metadata().messageId());
        }
    }

    List<Commit> commits() {
        List<Commit> commits = new ArrayList<>();
        for (Envelope event : events) {
            if (commits.isEmpty() || !commits.getLast().includes(event)) {
                commits.add(new Commit(new ArrayList<>()));
            }
            commits.getLast().events.add(event);
        }
        return commits;
    }

    /** How to see it. */
    public String look() {
        return "select * from es.history where stream = '" + id + "' order by version";
    }
}
