package dev.campusg.chaos;

import java.nio.file.Path;
import java.util.Random;

/** What the command line says. */
record Options(Path project, double minutes, long seed, double rate) {

    /** @throws IllegalArgumentException if it says what nobody can make sense of */
    static Options of(String... arguments) {
        Options options = new Options(Path.of(arguments[0]), 3, new Random().nextInt(1_000_000), 0.5);
        for (int i = 1; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--minutes" -> new Options(project, positive(name, value), seed, rate);
            case "--seed" -> new Options(project, minutes, (long) number(name, value), rate);
            case "--rate" -> new Options(project, minutes, seed, positive(name, value));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static double positive(String name, String value) {
        double number = number(name, value);
        if (!(number > 0 && number < 100_000)) {
            throw new IllegalArgumentException(name + " is more than 0, and less than 100000");
        }
        return number;
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException nonsense) {
            throw new IllegalArgumentException(name + " is a number, not " + value);
        }
    }
}
