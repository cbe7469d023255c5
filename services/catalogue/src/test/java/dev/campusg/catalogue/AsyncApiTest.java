package dev.campusg.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.campusg.contracts.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path SCHEMAS = Checkout.PROJECT.resolve("docs/schemas");

    private static ObjectNode committed() throws IOException {
        return (ObjectNode)
                new YAMLMapper().readTree(SCHEMAS.resolve("asyncapi.yaml").toFile());
    }

    private static JsonSchema official() throws IOException {
        try (var schema = AsyncApiTest.class.getResourceAsStream("/asyncapi/" + AsyncApi.VERSION + ".json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
        }
    }

    @Test
    void the_document_is_asyncapi_by_its_official_schema() throws IOException {
        assertThat(official().validate(committed())).isEmpty();
    }

    @Test
    void the_official_schema_would_refuse_another() throws IOException {
        ObjectNode wrong = committed();
        wrong.withObject("/operations/create_order").put("action", "shout");
        assertThat(official().validate(wrong)).isNotEmpty();
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        ObjectNode document = committed();
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Files.exists(SCHEMAS.resolve(reference)))
                        .as(reference)
                        .isTrue();
            }
        });
    }

    @Test
    void every_message_of_the_contracts_is_told_and_every_command_with_its_replies() throws IOException {
        JsonNode document = committed();
        assertThat(Messages.byType().keySet())
                .allSatisfy(
                        type -> assertThat(document.at("/components/messages").has(type))
                                .as(type)
                                .isTrue());
        assertThat(Spoken.all().stream().filter(Spoken::isCommand))
                .allSatisfy(command -> assertThat(document.at("/operations/" + command.type() + "/reply/messages"))
                        .hasSizeGreaterThanOrEqualTo(2));
    }
}
