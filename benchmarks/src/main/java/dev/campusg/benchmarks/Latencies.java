package dev.campusg.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/** How long things took, in milliseconds, in order. */
record Latencies(double[] sorted) {

    static Latencies ofNanos(long[] nanos) {
        var sorted = Arrays.stream(nanos).mapToDouble(it -> it / 1e6).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    static Latencies ofNanos(Collection<Long> nanos) {
        return ofNanos(nanos.stream().mapToLong(it -> it).toArray());
    }

    /** @param share 0.5 is the median */
    double percentile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, place)];
    }

    static double median(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
