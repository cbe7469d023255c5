package dev.campusg.benchmarks;

import dev.campusg.dev.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How many SQL statements a saga costs, over all databases; what an idle system asks anyway does not count. */
final class SqlBench implements Bench.Benchmark {

    /** What {@code create-order} asks, in order; see the contract. */
    private static final int STEPS = 7;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int PER_SECOND = 5;
    private static final int IN_FLIGHT = 64;
    private static final int SHOWN = 12;

    @Override
    public Report run() throws Exception {
        try (var live = LiveSystem.start();
                var counter = new StatementCounter(live.system())) {
            ClosedLoop.run(IN_FLIGHT, WARM_UP, _ -> _ -> live.order());
            var idle = during(counter, () -> {
                new CountDownLatch(1).await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                return 0;
            });
            var light = during(
                    counter, () -> SteadyLoad.run(live, PER_SECOND, LENGTH).size());
            var heavy = during(
                    counter,
                    () -> ClosedLoop.run(IN_FLIGHT, LENGTH, _ -> _ -> live.order())
                            .done());
            light.show("%d sagas a second".formatted(PER_SECOND), SHOWN, idle);
            var results = new ArrayList<Result>();
            results.add(Result.told("idle system", idle.statements() / idle.seconds(), "/s"));
            results.addAll(costs("%d sagas a second".formatted(PER_SECOND), light, idle));
            results.addAll(costs("%d in flight".formatted(IN_FLIGHT), heavy, idle));
            return new Report("sql", Machine.facts(live.system().jdbcUrl(Service.CREATE_ORDER_SAGA)), results);
        }
    }

    private static List<Result> costs(String load, StatementCounter.Window window, StatementCounter.Window idle) {
        double statements = window.statements() - idle.statements() / idle.seconds() * window.seconds();
        double each = statements / window.sagas();
        double handled = (double) window.messages() / window.sagas();
        return List.of(
                Result.told(load + ": statements a saga", each, ""),
                Result.told(load + ": statements a saga step (of %d)".formatted(STEPS), each / STEPS, ""),
                Result.told(load + ": messages handled a saga", handled, ""),
                Result.barred(load + ": statements a message handled", each / handled, "", new Result.Bar.AtMost(2)));
    }

    private interface Work {
        long sagas() throws Exception;
    }

    private static StatementCounter.Window during(StatementCounter counter, Work work) throws Exception {
        var before = counter.now();
        long sagas = work.sagas();
        return counter.now().since(before, sagas);
    }
}
