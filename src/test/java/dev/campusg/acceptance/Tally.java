package dev.campusg.acceptance;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each race was run, and who won. */
final class Tally {

    private static final String ROW = "  %-8s  %-62s  %5s  %s%n";

    private final Map<Race, Map<String, Integer>> ends = new TreeMap<>();

    /** @param scenario its number in the contract */
    record Race(int scenario, String title) implements Comparable<Race> {
        @Override
        public int compareTo(Race other) {
            return scenario == other.scenario
                    ? title.compareTo(other.title)
                    : Integer.compare(scenario, other.scenario);
        }
    }

    synchronized void count(Race race, String end) {
        ends.computeIfAbsent(race, _ -> new TreeMap<>()).merge(end, 1, Integer::sum);
    }

    synchronized Map<String, Integer> of(Race race) {
        return Map.copyOf(ends.getOrDefault(race, Map.of()));
    }

    @Override
    public synchronized String toString() {
        StringBuilder table = new StringBuilder(ROW.formatted("SCENARIO", "RACE", "RUNS", "ENDS"));
        ends.forEach((race, counts) -> table.append(ROW.formatted(
                race.scenario,
                race.title,
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                counts.entrySet().stream()
                        .map(end -> end.getValue() + " " + end.getKey())
                        .collect(Collectors.joining(", ")))));
        return table.toString();
    }
}
