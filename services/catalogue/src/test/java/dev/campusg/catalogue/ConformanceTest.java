package dev.campusg.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.contracts.OrderMessages.OrderAcceptedFact;
import dev.campusg.contracts.OrderMessages.OrderCreated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of real records finds what is wrong with them. */
class ConformanceTest {

    private static final Conformance CONFORMANCE = Conformance.to(Checkout.PROJECT);

    private final Example good = Example.of(Spoken.of(OrderCreated.class));
    private final Map<String, String> headers = new HashMap<>(good.headers());
    private final ObjectNode value = good.value().deepCopy();
    private String topic = "order_events";
    private String key = good.key();

    @BeforeEach
    void a_good_record_is_fine() {
        assertThat(violations()).isEmpty();
    }

    private List<String> violations() {
        return CONFORMANCE.violations(topic, key, headers, value.toString());
    }

    @Test
    void an_unknown_topic_or_type_is_told() {
        topic = "rider_events";
        assertThat(violations()).containsExactly("unknown topic rider_events");
        topic = "rider_events_dlq";
        assertThat(violations()).containsExactly("unknown topic rider_events_dlq");
        topic = "order_events";
        value.put("type", "order.teleported");
        assertThat(violations()).containsExactly("unknown type 'order.teleported' on order_events");
    }

    @Test
    void a_message_on_the_wrong_topic_is_told() {
        topic = "payment_events";
        assertThat(violations()).containsExactly("unknown type 'order.created' on payment_events");
    }

    @Test
    void a_field_nobody_published_is_told() {
        value.withObject("payload").put("secret", 1);
        assertThat(violations()).singleElement().asString().contains("secret");
    }

    @Test
    void a_header_that_is_missing_or_contradicts_is_told() {
        headers.remove("traceparent");
        headers.put("ce_id", "another");
        assertThat(violations())
                .hasSize(2)
                .anyMatch(it -> it.contains("traceparent"))
                .anyMatch(it -> it.contains("ce_id"));
    }

    @Test
    void a_key_that_is_not_what_the_message_is_about_is_told() {
        key = "another";
        headers.put("ce_subject", key);
        assertThat(violations()).singleElement().asString().startsWith("its key is another");
    }

    @Test
    void a_text_that_is_json_is_looked_into() throws Exception {
        Example fact = Example.of(Spoken.of(OrderAcceptedFact.class));
        ObjectNode payload = (ObjectNode) fact.value().get("payload");
        JsonNode order = Fields.MAPPER.readTree(payload.get("event").asText());
        payload.put("event", ((ObjectNode) order).put("foodFee", 12).toString());
        assertThat(CONFORMANCE.violations(
                        topic, fact.key(), fact.headers(), fact.value().toString()))
                .singleElement()
                .asString()
                .contains("foodFee");
    }

    @Test
    void a_dead_letter_says_why() {
        topic = "order_events_dlq";
        headers.clear();
        List.of("reason", "topic", "partition", "offset").forEach(name -> headers.put("dead_letter_" + name, "x"));
        assertThat(violations()).containsExactly("lacks the header dead_letter_length");
    }

    @Test
    void what_is_not_json_is_told() {
        assertThat(CONFORMANCE.violations(topic, key, headers, "{"))
                .singleElement()
                .asString()
                .startsWith("not JSON");
    }
}
