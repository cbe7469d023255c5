package dev.campusg.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what really goes over Kafka to what is published about it: the schemas as they lie in {@code docs/schemas}, read
 * strictly, so that nothing is said that is not described.
 */
public final class Conformance {

    private static final String DEAD_LETTERS = "_dlq";

    private final Path schemas;
    private final Map<Path, SchemaFile> read = new ConcurrentHashMap<>();
    private final Map<String, Spoken> spoken =
            Spoken.all().stream().collect(Collectors.toMap(Spoken::type, Function.identity()));

    private Conformance(Path schemas) {
        this.schemas = schemas;
    }

    public static Conformance to(Path project) {
        return new Conformance(project.resolve("docs/schemas"));
    }

    /** What is wrong with a record, in words; nothing if it is as published. */
    public List<String> violations(String topic, String key, Map<String, String> headers, String value) {
        if (topic.endsWith(DEAD_LETTERS)) {
            return deadLetter(topic, headers);
        }
        if (!Files.isDirectory(schemas.resolve(topic))) {
            return List.of("unknown topic " + topic);
        }
        try {
            return message(topic, key, headers, Fields.MAPPER.readTree(value));
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }

    /** The types of all that may be said on the topics. */
    public List<String> types() {
        return spoken.keySet().stream().sorted().toList();
    }

    /** Whether a reply is one of those its command may have. */
    public boolean answers(String reply, String command) {
        return spoken.containsKey(command) && spoken.get(command).replies().contains(reply);
    }

    private List<String> deadLetter(String topic, Map<String, String> headers) {
        String origin = topic.substring(0, topic.length() - DEAD_LETTERS.length());
        if (!Files.isDirectory(schemas.resolve(origin))) {
            return List.of("unknown topic " + topic);
        }
        return Stream.of("reason", "topic", "partition", "offset", "length")
                .map(name -> "dead_letter_" + name)
                .filter(name -> !headers.containsKey(name))
                .map(name -> "lacks the header " + name)
                .toList();
    }

    private List<String> message(String topic, String key, Map<String, String> headers, JsonNode value) {
        String type = value.path("type").asText();
        Path schema = schemas.resolve(topic, type + ".json");
        if (!spoken.containsKey(type) || !Files.exists(schema)) {
            return List.of("unknown type '" + type + "' on " + topic);
        }
        List<String> violations = new ArrayList<>(strict(schema).violations(value));
        violations.addAll(strict(schemas.resolve("headers.json")).violations(Fields.MAPPER.valueToTree(headers)));
        violations.addAll(contradictions(key, headers, value));
        String owner = value.path("payload").path(spoken.get(type).key()).asText(key);
        if (!owner.equals(key)) {
            violations.add("its key is " + key + ", but it is about " + owner);
        }
        return violations;
    }

    /** Headers and envelope say the same. */
    private static List<String> contradictions(String key, Map<String, String> headers, JsonNode value) {
        Map<String, String> same = Map.of(
                "ce_id", value.path("message_id").asText(),
                "ce_type", value.path("type").asText(),
                "ce_source", value.path("source").asText(),
                "ce_time", value.path("timestamp").asText(),
                "ce_subject", key);
        return same.entrySet().stream()
                .filter(one -> !one.getValue().equals(headers.get(one.getKey())))
                .map(one -> one.getKey() + " is " + headers.get(one.getKey()) + ", but it is " + one.getValue())
                .toList();
    }

    private SchemaFile strict(Path path) {
        return read.computeIfAbsent(path, it -> SchemaFile.at(it).strict());
    }
}
