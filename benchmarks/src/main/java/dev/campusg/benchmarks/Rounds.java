package dev.campusg.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures several things in turn, again and again, and keeps each one's median: machines have moods. */
final class Rounds {

    /** Something that can be measured. */
    interface Measure {
        double once() throws Exception;
    }

    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    Rounds add(String what, Measure measure) {
        measures.put(what, measure);
        figures.put(what, new ArrayList<>());
        return this;
    }

    Rounds run(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            for (var each : measures.entrySet()) {
                double figure = each.getValue().once();
                System.out.printf("  round %d  %-50s %,12.1f%n", round, each.getKey(), figure);
                figures.get(each.getKey()).add(figure);
            }
        }
        return this;
    }

    double median(String what) {
        return Latencies.median(figures.get(what));
    }

    /** The median of the ratios within each round, since what disturbs a round disturbs both. */
    Result beside(String ceiling, String what, Result.Bar bar) {
        var best = figures.get(ceiling);
        var ours = figures.get(what);
        var ratios = IntStream.range(0, best.size())
                .mapToObj(round -> ours.get(round) / best.get(round))
                .toList();
        return new Result(what, median(what), "/s", median(ceiling), Latencies.median(ratios), bar);
    }
}
