package dev.campusg.dev.demo;

import dev.campusg.dev.demo.Story.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All stories in one table: what each service says, and where that is not what the contract says. */
final class Summary {
    private static final String ROW = "%-40s %-12s %-11s %-10s %-10s %s";

    private Summary() {}

    static List<String> of(Map<Scenario, Ending> endings, Palette palette) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(palette.title(ROW.formatted("STORY", "SAGA", "ORDER", "PAYMENT", "ESCROW", "AS EXPECTED")));
        endings.forEach((scenario, ending) -> {
            var expected = scenario.expected();
            var actual = ending.outcome();
            boolean well = ending.wrong().isEmpty();
            lines.add(palette.verdict(
                    well,
                    ROW.formatted(
                            scenario.title(),
                            actual.saga(),
                            actual.order(),
                            actual.payment(),
                            actual.escrow(),
                            well ? "yes" : "NO")));
            if (!well) {
                lines.add(ROW.formatted(
                        "  expected:", expected.saga(), expected.order(), expected.payment(), expected.escrow(), ""));
                ending.wrong().forEach(it -> lines.add("  " + it));
            }
        });
        return lines;
    }
}
