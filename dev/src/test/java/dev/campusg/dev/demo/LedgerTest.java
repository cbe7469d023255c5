package dev.campusg.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.dev.demo.Outcome.Posting;
import dev.campusg.dev.demo.Story.Ending;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Scenario LIFE = Scenario.ALL.getFirst();

    @Test
    void each_movement_is_a_line_and_the_sum_the_last() {
        var ledger = List.of(
                posting("CUSTOMER", "-15.30"),
                posting("ESCROW", "15.30"),
                posting("ESCROW", "-15.30"),
                posting("RUNNER", "15.30"));
        assertThat(Ledger.of(Map.of(LIFE, ending(ledger)), Palette.PLAIN))
                .containsExactly(
                        "",
                        "LEDGER                                      CUSTOMERS       ESCROW      RUNNERS",
                        "An order's whole life                          -15.30        15.30",
                        "                                                            -15.30        15.30",
                        "together 0.00                                  -15.30         0.00        15.30");
    }

    @Test
    void a_story_without_money_has_no_line() {
        assertThat(Ledger.of(Map.of(LIFE, ending(List.of())), Palette.PLAIN)).hasSize(3);
    }

    @Test
    void a_sum_that_is_not_nothing_is_red() {
        var lines = Ledger.of(
                Map.of(LIFE, ending(List.of(posting("ESCROW", "1"), posting("RUNNER", "2")))), Palette.COLOURED);
        assertThat(lines.getLast()).startsWith("\u001b[31m").contains("together 3");
    }

    private static Posting posting(String account, String amount) {
        return new Posting(account, new BigDecimal(amount));
    }

    private static Ending ending(List<Posting> ledger) {
        var price = new BigDecimal("15.30");
        var outcome = new Outcome("COMPLETED", "COMPLETED", "SUCCEEDED", "RELEASED", Set.of(), price, price, ledger);
        return new Ending("o", outcome, List.of());
    }
}
