package dev.campusg.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it took to recover from each strike, as a table. */
final class Strikes {

    private final Duration bar;
    private final List<Struck> all = new ArrayList<>();

    private record Struck(String what, Duration recovery) {}

    /** @param bar the longest a recovery may take */
    Strikes(Duration bar) {
        this.bar = bar;
    }

    void add(Schedule.Strike strike, Duration recovery) {
        all.add(new Struck(strike.title(), recovery));
    }

    boolean anyLate() {
        return late() > 0;
    }

    private long late() {
        return all.stream().filter(it -> it.recovery.compareTo(bar) > 0).count();
    }

    void print(PrintStream out) {
        out.printf("%-30s %5s %9s %9s%n", "STRUCK", "TIMES", "MEDIAN", "WORST");
        all.stream().map(Struck::what).distinct().sorted().forEach(what -> row(what, out));
        out.printf("%n%d strikes; %d recoveries took longer than %d s.%n", all.size(), late(), bar.toSeconds());
    }

    private void row(String what, PrintStream out) {
        List<Duration> took = all.stream()
                .filter(it -> it.what.equals(what))
                .map(Struck::recovery)
                .sorted()
                .toList();
        out.printf(
                "%-30s %5d %7.2f s %7.2f s%n",
                what, took.size(), seconds(took.get(took.size() / 2)), seconds(took.getLast()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
