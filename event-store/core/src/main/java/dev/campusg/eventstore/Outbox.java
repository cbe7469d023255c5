package dev.campusg.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The messages that committed steps left to publish. */
public interface Outbox {

    /**
     * Removes the messages that were published and takes the next ones, oldest first. Only the holder of the lease gets
     * any; the lease is taken when it is free or ran out, and renewed by this call. One statement.
     *
     * @param holder who asks; one name a process and life
     * @param published ids of earlier takes that were published
     * @param lease how long this holder may stay silent before another takes over
     */
    CompletionStage<Taken> take(String holder, List<Long> published, int limit, Duration lease);

    /**
     * @param held whether the caller holds the lease; without it there are no messages
     * @param floor no message with a lower id is there or will ever be; 0 without the lease
     */
    record Taken(boolean held, long floor, List<Pending> messages) {

        public static final Taken NOTHING = new Taken(false, 0, List.of());
    }

    /** @param id orders the messages of a stream as they were committed */
    record Pending(long id, OutboxMessage message) {}
}
