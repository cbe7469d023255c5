package dev.campusg.eventstore;

import java.util.Map;

/**
 * A message to publish once the step that holds it is committed; at least once, in order for each key and stream.
 *
 * @param topic where it goes
 * @param key what it is ordered by
 * @param value JSON text
 */
public record OutboxMessage(String topic, String key, String value, Map<String, String> headers) {
    public OutboxMessage {
        headers = Map.copyOf(headers);
    }
}
