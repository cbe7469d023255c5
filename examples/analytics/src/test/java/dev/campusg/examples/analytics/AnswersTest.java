package dev.campusg.examples.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Day day = new Day();

    private static Orders heard(List<String> messages) {
        Orders orders = new Orders();
        messages.forEach(orders::hear);
        return orders;
    }

    private Answers answers() {
        return new Answers(heard(day.messages), UTC);
    }

    @Test
    void orders_are_counted_by_store_and_hour() {
        day.ordered(0, "1", "Canteen")
                .ordered(60, "2", "Canteen")
                .ordered(70, "3", "Deck")
                .ordered(3599, "4", "Deck");
        assertThat(answers().ordersPerStoreAndHour()).isEqualTo("""
                Orders per store and hour (UTC)
                  HOUR               STORE     ORDERS
                  2026-03-02 12:00   Canteen        2
                  2026-03-02 12:00   Deck           1
                  2026-03-02 13:00   Deck           1
                """);
    }

    @Test
    void an_hour_is_that_of_the_zone() {
        day.ordered(0, "1", "Canteen");
        assertThat(new Answers(heard(day.messages), ZoneId.of("Asia/Singapore")).ordersPerStoreAndHour())
                .contains("2026-03-02 20:00");
    }

    @Test
    void an_order_made_over_rest_tells_its_store_in_the_order_it_carries() {
        day.said(5, "ORDER_CREATED", "m", "", """
                {"orderId":"9","status":"PENDING","event":"{\\"storeLocation\\":\\"Kiosk\\"}"}""");
        assertThat(answers().ordersPerStoreAndHour()).contains("Kiosk");
    }

    @Test
    void an_order_that_got_its_id_from_the_service_still_has_a_store() {
        day.said(0, "create_order", "ask", "", """
                {"customerId":"alice","orderDetails":{"food_items":[],"store_location":"Deck"}}""").said(1, "order.created", "told", "ask", """
                {"order_id":"10","status":"PENDING"}""");
        assertThat(answers().ordersPerStoreAndHour()).contains("Deck");
    }

    @Test
    void the_time_to_accept_runs_from_the_first_offer_to_the_first_runner() {
        for (int order = 1; order <= 10; order++) {
            day.ordered(0, "" + order, "Canteen").offered(10, "" + order).accepted(10 + order * 10, "" + order);
        }
        day.ordered(0, "nobody's", "Canteen").offered(10, "nobody's");
        day.accepted(500, "1");
        assertThat(answers().timeToAccept()).isEqualTo("""
                Time to accept, from on offer to the first runner
                  OFFERED   ACCEPTED   P50      P90      P99            MAX
                       11         10   50.0 s   1 min 30 s   1 min 40 s   1 min 40 s
                """.replace(
                        "P50      P90      P99            MAX", "P50      P90          P99          MAX"));
    }

    @Test
    void cancellations_are_counted_by_reason_most_frequent_first() {
        for (int order = 1; order <= 8; order++) {
            day.ordered(0, "" + order, "Canteen");
        }
        day.cancelled(9, "1", "CARD_DECLINED")
                .cancelled(9, "2", "CARD_DECLINED")
                .cancelled(9, "3", "Bad weather");
        day.said(9, "ORDER_CANCELLED", "m", "", "{\"orderId\":\"4\",\"event\":\"{}\"}");
        day.said(9, "ORDER_CANCELLED", "n", "", """
                {"orderId":"5","event":"{\\"cancelReason\\":\\"Bad weather\\"}"}""");
        assertThat(answers().cancellations()).isEqualTo("""
                Cancelled orders, by reason
                  REASON          ORDERS   OF ALL
                  Bad weather          2   25.0 %
                  CARD_DECLINED        2   25.0 %
                  (not told)           1   12.5 %
                  all of 8             5   62.5 %
                """);
    }

    @Test
    void nothing_at_all_is_an_answer_too() {
        assertThat(answers().all()).contains("all of 0");
    }

    @Test
    void duplicates_and_disorder_change_no_answer() {
        day.ordered(0, "1", "Canteen").offered(30, "1").accepted(90, "1").accepted(400, "1");
        day.ordered(5, "2", "Deck").offered(20, "2").cancelled(1820, "2", "Order timed out (30 minutes)");
        day.ordered(9, "3", "Deck").cancelled(12, "3", "CARD_DECLINED");
        String inOrder = answers().all();
        for (long seed = 0; seed < 100; seed++) {
            assertThat(new Answers(heard(day.delivered(seed)), UTC).all())
                    .as("seed %d", seed)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void every_message_is_accounted_for() {
        day.ordered(0, "1", "Canteen").offered(3, "1").offered(3, "1");
        day.said(4, "ORDER_TELEPORTED", "new", "", "{\"orderId\":\"1\"}");
        day.said(4, "order.status_updated", "done", "", "{\"order_id\":\"1\",\"status\":\"COMPLETED\"}");
        day.messages.addAll(List.of("", "not json", "[]", "{\"type\":\"order.created\"}"));
        day.messages.add("{\"type\":\"x\",\"message_id\":\"y\",\"payload\":{},\"timestamp\":\"yesterday\"}");
        Orders.Tally tally = heard(day.messages).tally();
        assertThat(tally.used).isEqualTo(3);
        assertThat(tally.repeated).isEqualTo(1);
        assertThat(tally.ofNoUse).isEqualTo(2);
        assertThat(tally.unreadable).isEqualTo(5);
    }

    @Test
    void an_order_whose_beginning_is_gone_is_not_counted() {
        day.accepted(50, "old").cancelled(60, "old", "CARD_DECLINED");
        assertThat(answers().cancellations()).contains("all of 0");
    }
}
