package dev.campusg.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked for: the names of benchmarks, and numbers by which a run is made longer or shorter. */
record Options(List<String> names, Map<String, Long> numbers) {

    /** {@code append timers --seconds 10} or {@code --seconds=10}. */
    static Options of(String... arguments) {
        var names = new ArrayList<String>();
        var numbers = new HashMap<String, Long>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                names.add(arguments[i]);
                continue;
            }
            var parts = arguments[i].substring(2).split("=", 2);
            if (parts.length == 1 && i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a number");
            }
            numbers.put(parts[0], number(arguments[i], parts.length == 2 ? parts[1] : arguments[++i]));
        }
        return new Options(List.copyOf(names), Map.copyOf(numbers));
    }

    private static long number(String option, String text) {
        try {
            long number = Long.parseLong(text.replace("_", ""));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("%s needs a number above 0, not '%s'".formatted(option, text));
    }

    long number(String name, long otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }
}
