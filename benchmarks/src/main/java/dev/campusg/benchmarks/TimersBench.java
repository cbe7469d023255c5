package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Result.Bar;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Our timers beside db-scheduler and Quartz, on one PostgreSQL, one after the other. */
final class TimersBench implements Bench.Benchmark {

    private final long rows;
    private final int rounds;
    private final Fires.Size size;
    private final Duration polling;

    /**
     * {@code --rounds} of creating, {@code --pending} timers, {@code --rest} seconds at rest, {@code --seconds} of fires
     * at a steady rate, {@code --due} at once; {@code --polling} milliseconds, db-scheduler's; and {@code --rows}, which the
     * pages of a window are compared with.
     */
    TimersBench(Options options) {
        rows = options.number("rows", 0);
        polling = Duration.ofMillis(options.number("polling", 100));
        rounds = (int) options.number("rounds", 3);
        size = new Fires.Size(
                options.number("pending", 1_000_000),
                Duration.ofSeconds(options.number("seconds", 60)),
                Duration.ofSeconds(options.number("rest", 60)),
                (int) options.number("due", 50_000));
    }

    @Override
    public Report run() throws Exception {
        try (var store = new Store();
                var ours = new OurTimers(store);
                var dbScheduler = new DbSchedulerTimers(store.server(), polling);
                var quartz = new QuartzTimers(store.server())) {
            var ceiling = new Ceiling(store);
            var creations = new Creations(ceiling, ours, List.of(ours, dbScheduler, quartz));
            var results = new ArrayList<>(creations.run(rounds));
            var our = new Fires(ours, size).run(creations);
            results.addAll(TimerFigures.ours(our));
            for (var peer : List.of(dbScheduler, quartz)) {
                var their = new Fires(peer, size).run(creations);
                results.addAll(TimerFigures.peer(peer.name(), their));
                results.addAll(TimerFigures.beside(our, peer.name(), their));
            }
            results.addAll(pages(ours));
            return Bench.report("timers", store, ceiling, results);
        }
    }

    private List<Result> pages(OurTimers ours) throws SQLException {
        var reads = new WindowReads(ours.database());
        var few = reads.measure();
        var results = new ArrayList<>(told(few));
        if (rows > few.rows()) {
            ours.fill(rows - few.rows());
            var many = reads.measure();
            results.addAll(told(many));
            results.add(Result.barred(
                    "more pages a window", (many.window() / few.window() - 1) * 100, "%", new Bar.AtMost(10)));
            results.add(Result.told("more pages a fire", (many.fire() / few.fire() - 1) * 100, "%"));
        }
        return results;
    }

    private static List<Result> told(WindowReads.Pages pages) {
        var among = " among %,d".formatted(pages.rows());
        return List.of(
                Result.told(
                        "pages to read the %,d timers of a window%s".formatted(WindowReads.IN_WINDOW, among),
                        pages.window(),
                        ""),
                Result.told(
                        "pages to fire a timer, %d at once%s".formatted(WindowReads.FIRED, among), pages.fire(), ""));
    }
}
