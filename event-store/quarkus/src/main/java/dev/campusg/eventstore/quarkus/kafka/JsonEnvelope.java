package dev.campusg.eventstore.quarkus.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Received;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Messages on the wire: {@code {type, message_id, correlation_id, causation_id, timestamp, source, payload}}, and the
 * same as CloudEvents 1.0 headers in binary mode.
 */
public final class JsonEnvelope implements MessageEncoder {

    /** Longest value that is looked at, in characters; what is longer is dead-lettered unread. */
    public static final int MAX_VALUE = 1 << 20;

    private final ObjectMapper mapper;
    private final MessageCatalog catalog;
    private final String source;
    private final Clock clock;
    private final UnaryOperator<String> topicNames;

    /**
     * @param source who speaks, for example {@code order-service}
     * @param topicNames from a topic's default name to its name here
     */
    public JsonEnvelope(
            ObjectMapper mapper, MessageCatalog catalog, String source, Clock clock, UnaryOperator<String> topicNames) {
        this.mapper = mapper;
        this.catalog = catalog;
        this.source = source;
        this.clock = clock;
        this.topicNames = topicNames;
    }

    @Override
    public OutboxMessage encode(
            Outgoing message, String id, @Nullable String correlationId, @Nullable String causationId) {
        String type = catalog.typeOf(message.message());
        String messageId = message.id() == null ? id : message.id();
        String correlation = message.correlationId() == null ? correlationId : message.correlationId();
        String time = clock.instant().toString();
        ObjectNode payload = mapper.valueToTree(message.message());
        if (correlation != null && !payload.hasNonNull("correlation_id")) {
            payload.put("correlation_id", correlation);
        }
        ObjectNode envelope = mapper.createObjectNode();
        envelope.put("type", type)
                .put("message_id", messageId)
                .put("correlation_id", correlation)
                .put("causation_id", causationId)
                .put("timestamp", time)
                .put("source", source)
                .set("payload", payload);
        return new OutboxMessage(
                topicNames.apply(message.topic()),
                message.key(),
                write(envelope),
                headers(type, messageId, message.key(), correlation, time));
    }

    private Map<String, String> headers(String type, String id, String key, @Nullable String correlation, String time) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", key);
        headers.put("ce_time", time);
        headers.put("traceparent", traceparent(correlation == null ? id : correlation, id));
        return headers;
    }

    /** W3C trace context: one trace a conversation, one span a message, so a saga is one trace without any agent. */
    private static String traceparent(String conversation, String id) {
        UUID trace = UUID.nameUUIDFromBytes(conversation.getBytes(StandardCharsets.UTF_8));
        UUID span = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(trace.getMostSignificantBits())
                + hex.toHexDigits(trace.getLeastSignificantBits()) + "-"
                + hex.toHexDigits(span.getLeastSignificantBits()) + "-01";
    }

    private String write(ObjectNode envelope) {
        try {
            return mapper.writeValueAsString(envelope);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    /** What a record says; empty if it is of a type unknown here, or poison. */
    public Optional<Received<?>> understood(@Nullable String key, @Nullable String value) {
        return decode(key, value) instanceof Inbound.Understood(var message) ? Optional.of(message) : Optional.empty();
    }

    /** Why a record will never be understood by anybody; empty if it may be. */
    public Optional<String> poison(@Nullable String key, @Nullable String value) {
        return decode(key, value) instanceof Inbound.Poison(var reason) ? Optional.of(reason) : Optional.empty();
    }

    Inbound decode(@Nullable String key, @Nullable String value) {
        if (value == null) {
            return new Inbound.Poison("the record has no value");
        }
        if (value.length() > MAX_VALUE) {
            return new Inbound.Poison("the value has " + value.length() + " characters; at most " + MAX_VALUE);
        }
        try {
            return mapper.readTree(value) instanceof ObjectNode envelope
                    ? understand(key, envelope)
                    : new Inbound.Poison("the value is not a JSON object");
        } catch (JsonProcessingException malformed) {
            return new Inbound.Poison("the value is not JSON: " + malformed.getOriginalMessage());
        }
    }

    private Inbound understand(@Nullable String key, ObjectNode envelope) {
        String type = text(envelope, "type").orElse(null);
        if (type == null) {
            return new Inbound.Poison("the envelope has no type");
        }
        Class<?> kind = catalog.kindOf(type).orElse(null);
        if (kind == null) {
            return new Inbound.Unknown(type);
        }
        String messageId = text(envelope, "message_id").orElse(null);
        if (messageId == null || messageId.length() > 200) {
            return new Inbound.Poison("the envelope has no message_id of at most 200 characters");
        }
        if (!(envelope.get("payload") instanceof ObjectNode payload)) {
            return new Inbound.Poison("the envelope has no payload object");
        }
        List<String> missing = catalog.requiredBy(kind).missingFrom(payload);
        if (!missing.isEmpty()) {
            return new Inbound.Poison("the payload of " + type + " lacks " + String.join(", ", missing));
        }
        return read(key, envelope, payload, kind, messageId);
    }

    private Inbound read(
            @Nullable String key, ObjectNode envelope, ObjectNode payload, Class<?> kind, String messageId) {
        try {
            return new Inbound.Understood(new Received<>(
                    (Object) mapper.treeToValue(payload, kind),
                    messageId,
                    text(envelope, "correlation_id")
                            .or(() -> text(payload, "correlation_id"))
                            .orElse(null),
                    text(envelope, "causation_id").orElse(null),
                    key,
                    text(envelope, "source").orElse("unknown"),
                    clock.instant()));
        } catch (JsonProcessingException misfit) {
            return new Inbound.Poison("the payload does not fit its type: " + misfit.getOriginalMessage());
        }
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }
}
