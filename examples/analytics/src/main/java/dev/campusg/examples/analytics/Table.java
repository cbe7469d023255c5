package dev.campusg.examples.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for a terminal: texts to the left, numbers to the right. */
final class Table {

    private final String title;
    private final List<Object[]> rows = new ArrayList<>();

    Table(String title, Object... header) {
        this.title = title;
        rows.add(header);
    }

    void row(Object... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.getFirst().length)
                .map(column -> rows.stream()
                        .mapToInt(row -> String.valueOf(row[column]).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> "  " + line(row, widths).stripTrailing())
                .collect(Collectors.joining("\n", title + "\n", "\n"));
    }

    private String line(Object[] row, int[] widths) {
        Object[] last = rows.getLast();
        return IntStream.range(0, row.length)
                .mapToObj(column -> (last[column] instanceof Number ? "%" : "%-")
                        .concat(widths[column] + "s")
                        .formatted(row[column]))
                .collect(Collectors.joining("   "));
    }
}
