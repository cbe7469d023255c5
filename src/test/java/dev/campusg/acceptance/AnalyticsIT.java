package dev.campusg.acceptance;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.examples.analytics.Analytics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example consumer finds in the topics alone what really happened. */
class AnalyticsIT {

    private static final Pattern NUMBER = Pattern.compile("(?<= )\\d+(?= |$)");

    private final String store = "Store " + UUID.randomUUID();

    @Test
    void the_topics_tell_which_orders_a_store_had_who_accepted_and_why_others_were_cancelled() {
        String before = report();
        Placed accepted = placedAtTheStore();
        accept(accepted);
        Placed cancelled = placedAtTheStore();
        cancelled.cancel();
        cancelled.isUnwound("CANCELLED");

        await().atMost(Orders.LIMIT).untilAsserted(() -> {
            String after = report();
            assertThat(ordersOf(store, after)).as(after).isEqualTo(2);
            assertThat(accepted(after)).isEqualTo(accepted(before) + 1);
            assertThat(cancelledByHand(after)).isEqualTo(cancelledByHand(before) + 1);
        });
    }

    private static int ordersOf(String store, String report) {
        return report.lines()
                .filter(line -> line.contains(store))
                .mapToInt(line -> numbers(line).getLast())
                .sum();
    }

    private static int accepted(String report) {
        List<String> lines = report.lines().toList();
        int header = lines.indexOf(lines.stream()
                .filter(line -> line.contains("OFFERED"))
                .findFirst()
                .orElseThrow());
        return numbers(lines.get(header + 1)).get(1);
    }

    private static int cancelledByHand(String report) {
        return report.lines()
                .filter(line -> line.contains("Manual cancellation"))
                .mapToInt(line -> numbers(line).getFirst())
                .sum();
    }

    private Placed placedAtTheStore() {
        Http.Answer answer = Campus.http()
                .post(
                        CREATE_ORDER_SAGA,
                        "/orders",
                        "{\"customer_id\":\"%s\",\"order_details\":%s}"
                                .formatted(
                                        Orders.customerPayingWith("pm_card_visa"),
                                        Orders.DETAILS.replace("Canteen", store)));
        Placed placed = new Placed(
                answer.body().path("saga_id").asText(),
                answer.body().path("order_id").asText(),
                store);
        placed.isOnOffer();
        return placed;
    }

    private static void accept(Placed placed) {
        String body = "{\"orderId\":\"%s\",\"runner_id\":\"runner-of-analytics\"}".formatted(placed.orderId());
        assertThat(Campus.http().post(ORDER, "/verifyAndAcceptOrder", body).status())
                .isEqualTo(200);
    }

    private static String report() {
        var printed = new ByteArrayOutputStream();
        Analytics.report(
                Campus.system().bootstrap(), ZoneOffset.UTC, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<Integer> numbers(String line) {
        return NUMBER.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(Integer::parseInt)
                .toList();
    }
}
