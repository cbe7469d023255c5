package dev.campusg.eventstore.testkit.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic.
 *
 * @param topic by its default name
 * @param at when the broker or the producer says it was published
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String value,
        Instant at) {

    public String place() {
        return topic + "/" + partition + "@" + offset;
    }
}
