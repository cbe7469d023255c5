package dev.campusg.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is generated: paths below {@code docs/} and what stands there. */
final class Pages {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private Pages() {}

    static SortedMap<String, String> of(List<Spoken> messages) {
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put("events.md", EventsPage.of(messages));
        pages.put("schemas/asyncapi.yaml", yaml(AsyncApi.of(messages)));
        pages.put("schemas/headers.json", json(Schemas.headers().put("$schema", Schemas.DIALECT)));
        messages.forEach(one -> pages.put("schemas/" + schema(one), json(Schemas.message(one))));
        return pages;
    }

    /** Where the schema of a message is, below {@code docs/schemas/}. */
    static String schema(Spoken spoken) {
        return spoken.topic() + "/" + spoken.type() + ".json";
    }

    /** The same on every machine. */
    static String json(JsonNode node) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try {
            return Fields.MAPPER.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String yaml(JsonNode node) {
        try {
            return YAML.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
