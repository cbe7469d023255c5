package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.placedWith;
import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.campusg.acceptance.Orders.Placed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send: a clear answer or a dead letter with the reason; the partition goes on, nothing changes. */
class BadInputIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"customer_id\":\"a\"}",
                "{\"customer_id\":7,\"order_details\":{}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[],\"deliveryLocation\":\"x\"}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[{\"name\":\"x\",\"price\":\"-1\",\"quantity\":1}],\"deliveryLocation\":\"x\"}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[{\"name\":\"x\",\"price\":\"1e99\",\"quantity\":1}],\"deliveryLocation\":\"x\"}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[{\"name\":\"x\",\"price\":\"5000.01\",\"quantity\":2}],\"deliveryLocation\":\"x\"}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[{\"name\":\"x\",\"price\":\"0.001\",\"quantity\":1}],\"deliveryLocation\":\"x\"}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[{\"name\":\"x\",\"price\":\"1\",\"quantity\":0}],\"deliveryLocation\":\"x\"}}",
                "{\"customer_id\":\"a\",\"order_details\":{\"foodItems\":[null],\"deliveryLocation\":\"x\"}}"
            })
    void a_bad_order_is_refused_with_a_problem(String body) {
        Http.Answer answer = Campus.http().post(CREATE_ORDER_SAGA, "/orders", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.body().path("correlation_id").asText()).isNotBlank();
    }

    @Test
    void a_body_over_one_mebibyte_and_a_foreign_content_type_are_refused() {
        String huge = "{\"customer_id\":\"" + "a".repeat(1 << 20) + "\"}";
        assertThat(Campus.http().post(CREATE_ORDER_SAGA, "/orders", huge).status())
                .isEqualTo(413);
        assertThat(Campus.http()
                        .post(CREATE_ORDER_SAGA, "/orders", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void what_is_not_there_is_said_to_be_missing() {
        assertThat(Campus.http().get(ORDER, "/getOrderDetails?orderId=none").status())
                .isEqualTo(404);
        assertThat(Campus.http().get(ORDER, "/orders?status=FLYING").status()).isEqualTo(400);
        assertThat(Campus.http().get(ORDER, "/orders?page=0").status()).isEqualTo(400);
        assertThat(Campus.http().get(CREATE_ORDER_SAGA, "/sagas/none").status()).isEqualTo(404);
        assertThat(Campus.http()
                        .post(CREATE_ORDER_SAGA, "/sagas/none/cancel", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_partition_goes_on() {
        Placed placed = placedWith("pm_card_visa");
        String key = placed.orderId();
        String mark = UUID.randomUUID().toString();
        Campus.wire().say("order_commands", key, "not json " + mark);
        Campus.wire().say("order_commands", key, "{\"message_id\":\"" + mark + "\",\"payload\":{}}");
        Campus.wire().say("order_commands", key, envelope("create_order", mark + "-1", "{\"order_details\":{}}"));
        Campus.wire().say("order_commands", key, envelope("cancel_order", mark + "-2", "{\"order_id\":{\"a\":1}}"));
        Campus.wire()
                .say("order_commands", key, envelope("cancel_order", mark + "-3", "\"" + "x".repeat(10 << 20) + "\""));
        Campus.wire().say("order_commands", key, envelope("no_such_type", mark + "-4", "{}"));
        placed.isOnOffer();
        await().atMost(Orders.LIMIT)
                .untilAsserted(() -> assertThat(deadLetters(key)).hasSize(5));
        assertThat(deadLetters(key)).allSatisfy(it -> assertThat(reason(it)).isNotBlank());
        assertThat(placed.orderStatus()).isEqualTo("CREATED");
    }

    private static List<ConsumerRecord<String, String>> deadLetters(String key) {
        return Campus.wire().all(List.of("order_commands_dlq")).stream()
                .filter(it -> key.equals(it.key()))
                .toList();
    }

    private static String reason(ConsumerRecord<String, String> letter) {
        return new String(letter.headers().lastHeader("dead_letter_reason").value(), StandardCharsets.UTF_8);
    }

    private static String envelope(String type, String id, String payload) {
        return "{\"type\":\"%s\",\"message_id\":\"%s\",\"correlation_id\":\"%s\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"source\":\"test\",\"payload\":%s}"
                .formatted(type, id, UUID.randomUUID(), payload);
    }
}
