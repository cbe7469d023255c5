package dev.campusg.dev.demo;

import dev.campusg.dev.demo.Outcome.Posting;
import dev.campusg.dev.demo.Story.Ending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What escrow wrote down of all stories: who gave, who got; in sum nothing. */
final class Ledger {
    private static final List<String> ACCOUNTS = List.of("CUSTOMER", "ESCROW", "RUNNER");
    private static final String ROW = "%-40s %12s %12s %12s";

    private Ledger() {}

    static List<String> of(Map<Scenario, Ending> endings, Palette palette) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(palette.title(ROW.formatted("LEDGER", "CUSTOMERS", "ESCROW", "RUNNERS")));
        endings.forEach((scenario, ending) ->
                lines.addAll(story(scenario, ending.outcome().ledger())));
        var all = endings.values().stream()
                .flatMap(it -> it.outcome().ledger().stream())
                .toList();
        var sum = all.stream().map(Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        lines.add(palette.verdict(sum.signum() == 0, row("together " + sum, all)));
        return lines;
    }

    /** Two postings are one movement, and a line. */
    private static Stream<String> movements(String title, List<Posting> ledger) {
        return Stream.iterate(0, i -> i < ledger.size(), i -> i + 2)
                .map(i -> row(i == 0 ? title : "", ledger.subList(i, i + 2)));
    }

    private static List<String> story(Scenario scenario, List<Posting> ledger) {
        return ledger.isEmpty()
                ? List.of()
                : movements(scenario.title(), ledger).toList();
    }

    private static String row(String title, List<Posting> postings) {
        return ROW.formatted(
                        title,
                        sum(postings, ACCOUNTS.get(0)),
                        sum(postings, ACCOUNTS.get(1)),
                        sum(postings, ACCOUNTS.get(2)))
                .stripTrailing();
    }

    private static String sum(List<Posting> postings, String account) {
        return postings.stream()
                .filter(it -> it.account().equals(account))
                .map(Posting::amount)
                .reduce(BigDecimal::add)
                .map(BigDecimal::toPlainString)
                .orElse("");
    }
}
