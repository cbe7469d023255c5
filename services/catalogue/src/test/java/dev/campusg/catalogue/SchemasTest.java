package dev.campusg.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.campusg.eventstore.messaging.Received;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas agree with what the services write and with what they understand. */
class SchemasTest {

    private static final JsonNode LIST = Fields.MAPPER.valueToTree(List.of());

    static Stream<Spoken> messages() {
        return Spoken.all().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_schema_is_json_schema(Spoken spoken) {
        var meta = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(Schemas.DIALECT));
        assertThat(meta.validate(Schemas.message(spoken))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_a_service_writes_is_as_published_be_it_all_or_the_least(Spoken spoken) {
        for (Object message : List.of(Samples.full(spoken), Samples.sparse(spoken))) {
            Example example = Example.of(spoken, message);
            assertThat(Conformance.to(Checkout.PROJECT)
                            .violations(
                                    spoken.topic(),
                                    example.key(),
                                    example.headers(),
                                    example.value().toString()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_a_schema_requires_the_reader_requires_and_the_other_way_round(Spoken spoken) {
        for (Field field : Fields.of(spoken.kind())) {
            JsonNode lacking = Example.of(spoken).value();
            payload(lacking).remove(field.name());
            assertThat(isValid(spoken, lacking)).as("without %s", field.name()).isEqualTo(field.isNullable());
            assertThat(isUnderstood(spoken, lacking))
                    .as("without %s", field.name())
                    .isEqualTo(field.isNullable());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_field_of_another_type_is_refused(Spoken spoken) {
        for (Field field : Fields.of(spoken.kind())) {
            JsonNode wrong = Example.of(spoken).value();
            payload(wrong).set(field.name(), field.type() instanceof Class<?> ? LIST : Fields.MAPPER.valueToTree(1));
            assertThat(isValid(spoken, wrong)).as(field.name()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_command_is_understood_in_every_spelling_its_schema_allows(Spoken spoken) {
        Received<?> usual = understood(spoken, Example.of(spoken).value());
        for (Field field : Fields.of(spoken.kind())) {
            for (String alias : field.aliases()) {
                JsonNode other = Example.of(spoken).value();
                payload(other).set(alias, payload(other).remove(field.name()));
                assertThat(understood(spoken, other).message()).isEqualTo(usual.message());
                assertThat(isValid(spoken, other)).as(alias).isEqualTo(spoken.isCommand());
            }
        }
    }

    static Stream<Arguments> listed() {
        return messages()
                .flatMap(spoken -> Fields.of(spoken.kind()).stream()
                        .filter(field -> !field.values().isEmpty())
                        .map(field -> Arguments.of(spoken, field.name())));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void only_a_value_that_is_listed_is_said(Spoken spoken, String field) {
        JsonNode odd = Example.of(spoken).value();
        payload(odd).put(field, "SOMETHING_ELSE");
        assertThat(isValid(spoken, odd)).isFalse();
    }

    private static ObjectNode payload(JsonNode value) {
        return (ObjectNode) value.get("payload");
    }

    private static boolean isValid(Spoken spoken, JsonNode value) {
        return SchemaFile.at(Checkout.PROJECT.resolve("docs/schemas", Pages.schema(spoken)))
                .violations(value)
                .isEmpty();
    }

    private static boolean isUnderstood(Spoken spoken, JsonNode value) {
        return Example.envelope(spoken)
                .understood(Samples.ORDER, value.toString())
                .isPresent();
    }

    private static Received<?> understood(Spoken spoken, JsonNode value) {
        return Example.envelope(spoken)
                .understood(Samples.ORDER, value.toString())
                .orElseThrow();
    }
}
