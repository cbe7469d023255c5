package dev.campusg.examples.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as any reader may take it: the envelope's fields it needs, and the payload as it is. */
record Said(String type, String messageId, String causationId, Instant at, JsonNode payload) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for what is no message of CampusG; somebody else's mistake is no reason to stop. */
    static Optional<Said> read(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            JsonNode envelope = JSON.readTree(value);
            return envelope.hasNonNull("type") && envelope.hasNonNull("message_id") && envelope.has("payload")
                    ? Optional.of(new Said(
                            envelope.get("type").asText(),
                            envelope.get("message_id").asText(),
                            envelope.path("causation_id").asText(),
                            Instant.parse(envelope.path("timestamp").asText()),
                            envelope.get("payload")))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A field of the payload in any of its spellings; empty if it is missing, null or blank. */
    Optional<String> text(String... spellings) {
        return text(payload, spellings);
    }

    static Optional<String> text(JsonNode object, String... spellings) {
        for (String name : spellings) {
            if (object.hasNonNull(name) && !object.get(name).asText().isBlank()) {
                return Optional.of(object.get(name).asText());
            }
        }
        return Optional.empty();
    }

    /** The order that a fact about an order carries: JSON in a text. */
    JsonNode order() {
        try {
            return JSON.readTree(payload.path("event").asText("{}"));
        } catch (JsonProcessingException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
