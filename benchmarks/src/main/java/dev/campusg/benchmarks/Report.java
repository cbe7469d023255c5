package dev.campusg.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Results as a table for people and as JSON for programs. */
record Report(String name, Map<String, String> machine, List<Result> results) {

    private static final String ROW = "%-58s %14s %14s %6s  %-16s %s%n";

    void print() {
        System.out.println();
        machine.forEach((fact, value) -> System.out.printf("%s: %s%n", fact, value));
        System.out.printf(ROW, "WHAT", "MEASURED", "CEILING", "RATIO", "BAR", "MET");
        for (var result : results) {
            System.out.printf(
                    ROW,
                    result.what(),
                    figure(result.measured()) + " " + result.unit(),
                    result.ceiling() == null ? "" : figure(result.ceiling()) + " " + result.unit(),
                    result.ratio() == null ? "" : "%.2f".formatted(result.ratio()),
                    result.wanted(),
                    result.met() == null ? "" : result.met() ? "yes" : "NO");
        }
        System.out.println();
    }

    void write(Path folder) {
        var rows = results.stream().map(Report::fields).toList();
        try {
            Files.createDirectories(folder);
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(
                            folder.resolve("bench-" + name + ".json").toFile(),
                            Map.of("machine", machine, "results", rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> fields(Result result) {
        var fields = new java.util.LinkedHashMap<String, Object>();
        fields.put("what", result.what());
        fields.put("measured", result.measured());
        fields.put("unit", result.unit());
        fields.put("ceiling", result.ceiling());
        fields.put("ratio", result.ratio());
        fields.put("bar", result.wanted());
        fields.put("met", result.met());
        return fields;
    }

    private static String figure(double value) {
        return value >= 100
                ? "%,.0f".formatted(value)
                : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }
}
