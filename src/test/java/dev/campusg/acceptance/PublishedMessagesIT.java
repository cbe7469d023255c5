package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.placedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.catalogue.Conformance;
import dev.campusg.dev.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Comes last: all that any service said over Kafka while the other tests ran is what {@code docs/events.md} and the
 * schemas beside it tell the world.
 */
@Order(Integer.MAX_VALUE)
class PublishedMessagesIT {

    private static final Conformance CONFORMANCE = Conformance.to(Campus.project());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without these there is little to judge. */
    private static final List<String> ENOUGH = List.of(
            "create_order",
            "order.created",
            "payment.authorized",
            "payment.failed",
            "escrow.funds_held",
            "order.status_updated",
            "timer.started",
            "notification.sent",
            "order.cancelled",
            "escrow.funds_refunded",
            "payment.reverted",
            "timer.cancelled",
            "SAGA_STATUS_CHANGED",
            "ORDER_CREATED",
            "ORDER_ACCEPTED",
            "ORDER_UPDATED",
            "ORDER_ACCEPTANCE_CANCELLED",
            "ORDER_RUNNER_CLEARED",
            "ORDER_CANCELLED",
            "TIMER_STARTED",
            "TIMER_STOPPED",
            "TIMER_CANCELLED");

    private static List<ConsumerRecord<String, String>> heard;

    @BeforeAll
    static void listen() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        placed.cancel();
        placed.isUnwound("CANCELLED");
        placedWith("pm_card_chargeDeclined").isUnwound("COMPENSATED");
        runnersComeAndGo();
        anOrderWithoutASaga();
        await().atMost(Orders.LIMIT).untilAsserted(() -> {
            heard = said();
            assertThat(types()).containsAll(ENOUGH);
        });
    }

    private static List<ConsumerRecord<String, String>> said() {
        return Campus.wire().all(Campus.wire().topics()).stream()
                .filter(record -> record.headers().lastHeader(Wire.PLANTED) == null)
                .toList();
    }

    /** What an API call causes is told in upper case. */
    private static void runnersComeAndGo() {
        Placed placed = placedWith("pm_card_visa");
        placed.isOnOffer();
        String accept = "{\"orderId\":\"%s\",\"runner_id\":\"ben\"}".formatted(placed.orderId());
        post(Service.ORDER, "/verifyAndAcceptOrder", accept);
        post(Service.ORDER, "/updateOrderStatus", "{\"orderId\":\"%s\",\"status\":\"ON_SITE\"}", placed.orderId());
        post(Service.ORDER, "/cancelAcceptance", "{\"orderId\":\"%s\"}", placed.orderId());
        post(Service.ORDER, "/verifyAndAcceptOrder", accept);
        Campus.http().post(Service.ORDER, "/clearRunner", "{\"orderId\":\"%s\"}".formatted(placed.orderId()));
    }

    private static void anOrderWithoutASaga() {
        String order = Campus.http()
                .post(
                        Service.ORDER,
                        "/createOrder",
                        "{\"customer_id\":\"alice\",\"order_details\":%s}".formatted(Orders.DETAILS))
                .body()
                .path("order_id")
                .asText();
        String timer = "{\"orderId\":\"%s\",\"customerId\":\"alice\",\"runnerId\":\"ben\"}";
        post(Service.TIMER, "/api/start-request-timer", timer, order);
        post(Service.TIMER, "/api/stop-request-timer", timer, order);
        post(Service.TIMER, "/api/start-request-timer", timer, order);
        post(Service.TIMER, "/api/cancel-timer", timer, order);
        Campus.http().post(Service.ORDER, "/cancelOrder", "{\"orderId\":\"%s\"}".formatted(order));
    }

    /** As the runner. */
    private static void post(Service service, String path, String body, Object... parts) {
        String json = body.formatted(parts);
        Http.Answer answer = service == Service.ORDER
                ? Campus.http().post(service, path, json, "X-User-Id", "ben", "X-User-Role", "runner")
                : Campus.http().post(service, path, json);
        assertThat(answer.status()).as("%s %s: %s", path, json, answer.body()).isBetween(200, 201);
    }

    @Test
    void everything_that_was_said_is_as_published() {
        List<String> violations = heard.stream()
                .flatMap(record ->
                        CONFORMANCE.violations(record.topic(), record.key(), headers(record), record.value()).stream()
                                .map(violation -> violation + " in " + record.topic() + " " + record.value()))
                .distinct()
                .limit(20)
                .toList();
        assertThat(violations).isEmpty();
    }

    @Test
    void every_reply_is_one_that_its_command_may_have() {
        Map<String, String> types = new HashMap<>();
        heard.forEach(record -> types.put(field(record, "message_id"), field(record, "type")));
        List<ConsumerRecord<String, String>> replies = heard.stream()
                .filter(record -> field(record, "type").contains("."))
                .filter(record -> types.containsKey(field(record, "causation_id")))
                .toList();
        assertThat(replies).hasSizeGreaterThan(10).allSatisfy(reply -> {
            String command = types.get(field(reply, "causation_id"));
            assertThat(CONFORMANCE.answers(field(reply, "type"), command))
                    .as("%s answers %s", field(reply, "type"), command)
                    .isTrue();
        });
    }

    @AfterAll
    static void tell_what_nobody_said() {
        TreeSet<String> silent = new TreeSet<>(CONFORMANCE.types());
        silent.removeAll(types());
        System.out.printf("%d records conform. Not heard in this run: %s%n", heard.size(), silent);
    }

    private static Set<String> types() {
        return heard.stream().map(record -> field(record, "type")).collect(Collectors.toSet());
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** Empty in a dead letter, which may be no JSON at all. */
    private static String field(ConsumerRecord<String, String> record, String name) {
        if (record.topic().endsWith("_dlq")) {
            return "";
        }
        try {
            JsonNode value = JSON.readTree(record.value());
            return value.path(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
