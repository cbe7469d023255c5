package dev.campusg.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns what services and Kafka say into entries of a timeline, in words. */
final class Reading {
    /** What is worth a word in a line, in this order; of what is there. */
    private static final List<String> TELLING =
            List.of("status", "amount", "reason", "error", "message", "expires_at", "expiresAt", "notification_id");

    private Reading() {}

    /** @param kind as people call it: create, accept or complete */
    static List<Entry> ofSaga(String kind, String sagaId, JsonNode history) {
        return entries(history, event -> {
            var data = event.path("data");
            return entry(
                    sagaId,
                    kind + " saga",
                    Entry.Source.STEP,
                    event,
                    step(event.path("type").asText(), data),
                    sagaDetail(data));
        });
    }

    static List<Entry> ofOrder(JsonNode history) {
        return entries(
                history,
                event -> entry(
                        "order",
                        "order",
                        Entry.Source.EVENT,
                        event,
                        words(event.path("type").asText()),
                        detail(event.path("data"))));
    }

    static Entry ofMessage(JsonNode envelope) {
        var type = envelope.path("type").asText();
        return new Entry(
                envelope.path("message_id").asText(),
                Instant.parse(envelope.path("timestamp").asText()),
                Entry.Source.MESSAGE,
                envelope.path("source").asText().replace("-service", ""),
                type,
                detail(envelope.path("payload")));
    }

    private static String step(String type, JsonNode data) {
        return switch (type) {
            case "CommandSent" -> {
                int attempt = data.path("attempt").asInt(1);
                yield "%s asked%s".formatted(data.path("task").asText(), attempt == 1 ? "" : ", attempt " + attempt);
            }
            case "StepSucceeded" -> data.path("step").asText() + " done";
            case "StepFailed" -> data.path("step").asText() + " failed";
            case "UndoSucceeded" -> data.path("undo").asText() + " done";
            default -> words(type);
        };
    }

    private static String sagaDetail(JsonNode data) {
        return Stream.of("error", "reason")
                .map(data::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    private static String detail(JsonNode payload) {
        return String.join(
                ", ",
                TELLING.stream()
                        .map(payload::path)
                        .filter(it -> it.isValueNode() && !it.isNull())
                        .map(JsonNode::asText)
                        .toList());
    }

    /** {@code OrderPutOnOffer} becomes {@code order put on offer}. */
    private static String words(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Entry entry(
            String stream, String who, Entry.Source source, JsonNode event, String what, String detail) {
        var id = stream + "@" + event.path("version").asLong();
        return new Entry(id, Instant.parse(event.path("time").asText()), source, who, what, detail);
    }

    private static List<Entry> entries(JsonNode history, Function<JsonNode, Entry> reading) {
        return StreamSupport.stream(history.spliterator(), false).map(reading).toList();
    }
}
