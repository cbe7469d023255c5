package dev.campusg.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.campusg.eventstore.testkit.history.Finding;
import dev.campusg.eventstore.testkit.history.Findings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what was found: 0 nothing, 1 something that cannot be, 2 too little to tell. */
public record Report(Findings findings, double seconds) {

    /** More of one kind only hide the others; all are in the JSON. */
    private static final int SHOWN = 10;

    public int exitCode() {
        if (!findings.wrong().isEmpty()) {
            return 1;
        }
        return findings.unsettled().isEmpty() && findings.unchecked().isEmpty() ? 0 : 2;
    }

    public void print(PrintStream out) {
        out.println("Checked in %.1f s:".formatted(seconds));
        findings.checked().forEach((what, count) -> out.println("  %,12d %s".formatted(count, what)));
        list(
                out,
                "Could not be checked:",
                findings.unchecked().entrySet().stream()
                        .map(it -> it.getKey() + (it.getValue() > 1 ? " (" + it.getValue() + " times)" : ""))
                        .toList());
        list(out, "Still under way:", List.copyOf(findings.unsettled()));
        byRule().forEach((rule, broken) -> broken(out, rule, broken));
        out.println();
        out.println(verdict());
    }

    private static void list(PrintStream out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            lines.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
            more(out, lines.size());
        }
    }

    private Map<String, List<Finding>> byRule() {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        findings.wrong()
                .forEach(finding -> byRule.computeIfAbsent(finding.rule(), _ -> new ArrayList<>())
                        .add(finding));
        return byRule;
    }

    private static void broken(PrintStream out, String rule, List<Finding> broken) {
        out.println();
        out.println("%s (%d)".formatted(rule, broken.size()));
        for (Finding finding : broken.subList(0, Math.min(SHOWN, broken.size()))) {
            out.println("  " + finding.service() + ": " + finding.subject() + " " + finding.what());
            out.println("    look: " + finding.look());
        }
        more(out, broken.size());
    }

    private static void more(PrintStream out, int all) {
        if (all > SHOWN) {
            out.println("  and %d more".formatted(all - SHOWN));
        }
    }

    private String verdict() {
        return switch (exitCode()) {
            case 0 -> "Nothing was lost, doubled, reordered or miscounted.";
            case 1 -> findings.wrong().size() + " things cannot be.";
            default -> "Nothing wrong was found, but not everything could be checked.";
        };
    }

    void printJson(PrintStream out) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("exit_code", exitCode());
        all.put("verdict", verdict());
        all.put("seconds", seconds);
        all.put("findings", findings.wrong());
        all.put("unsettled", findings.unsettled());
        all.put("unchecked", findings.unchecked());
        all.put("checked", findings.checked());
        try {
            out.println(JsonRecords.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
