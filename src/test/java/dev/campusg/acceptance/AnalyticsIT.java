package dev.campusg.acceptance;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

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

        String after = report();
        assertThat(after.lines().filter(line -> line.contains(store)).mapToInt(AnalyticsIT::last))
                .as(after)
                .isNotEmpty()
                .satisfies(counts -> assertThat(counts.stream().mapToInt(it -> it).sum())
                        .isEqualTo(2));
        assertThat(numbers(after, "OFFERED", 1).get(1)).isEqualTo(numbers(before, "OFFERED", 1).get(1) + 1);
        assertThat(last(lineOf(after, "Manual cancellation")))
                .isEqualTo(before.contains("Manual cancellation") ? last(lineOf(before, "Manual cancellation")) + 1 : 1);
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

    private static String lineOf(String report, String text) {
        return report.lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
    }

    /** The numbers of the line that comes so many lines after the one with a text. */
    private static List<Integer> numbers(String report, String text, int after) {
        List<String> lines = report.lines().toList();
        return numbers(lines.get(lines.indexOf(lineOf(report, text)) + after));
    }

    private static List<Integer> numbers(String line) {
        return NUMBER.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(Integer::parseInt)
                .toList();
    }

    private static int last(String line) {
        return numbers(line.replaceAll(" +\\d+\\.\\d %", "")).getLast();
    }
}
