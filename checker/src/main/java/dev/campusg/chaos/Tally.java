package dev.campusg.chaos;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** How often what happened to clients. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    void count(boolean yes, String done, String refused) {
        count(yes ? done : refused);
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized void print(PrintStream out) {
        counts.forEach((what, count) -> out.printf("%8d %s%n", count, what));
    }
}
