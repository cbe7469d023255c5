package dev.campusg.eventstore.postgres;

import com.sun.management.OperatingSystemMXBean;
import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.eventstore.StepOutcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * What the store does in a second, and what it costs in time of processors, beside pgbench on the same server in the
 * same run. A program for tuning, not a test: {@code -Dseconds=8 -Drounds=2 -Dsteps=128 -Dflights=2 -Donly=full}.
 */
final class Throughput {

    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final int WARM_UP_SECONDS = 2;
    private static final String ONLY = System.getProperty("only", "ceiling new one two full state load");

    private final PostgresEventStore store;
    private double inserts = 1;
    private double selects = 1;

    public static void main(String[] arguments) throws Exception {
        GroupCommitLimits standard = GroupCommitLimits.DEFAULT;
        GroupCommitLimits limits = new GroupCommitLimits(
                Integer.getInteger("steps", standard.steps()),
                standard.bytes(),
                Integer.getInteger("flights", standard.inFlight()),
                standard.queued(),
                standard.timeout());
        try (LocalPostgres server = LocalPostgres.temporary(Durability.FULL);
                TestDatabase database = TestDatabase.on(server)) {
            Throughput throughput = new Throughput(
                    new PostgresEventStore(database.vertx(), database.pool(), CommitListener.NONE, limits));
            for (int round = 0; round < Integer.getInteger("rounds", 2); round++) {
                throughput.measure(database);
            }
        }
    }

    private Throughput(PostgresEventStore store) {
        this.store = store;
    }

    private void measure(TestDatabase database) throws Exception {
        Workloads workloads = new Workloads(store);
        if (ONLY.contains("ceiling")) {
            inserts = Pgbench.insertsPerSecond(database, SECONDS);
            selects = Pgbench.selectsPerSecond(database, SECONDS);
            System.out.printf("pgbench, 16 clients: %.0f inserts/s, %.0f selects/s%n", inserts, selects);
        }
        report("new", "one event to a new stream", 64, workloads::toNewStreams, inserts);
        report("one", "one event at an expected version", 64, writer -> workloads.toOwnStreams(1), inserts);
        report("two", "two events at an expected version", 64, writer -> workloads.toOwnStreams(2), inserts);
        report("full", "full steps", 64, workloads::fullSteps, inserts);
        report("full", "full steps", 256, workloads::fullSteps, inserts);
        workloads.prepareLoads();
        database.execute("vacuum analyze");
        report("state", "loads of a state", 16, workloads::loadsOfStates, selects);
        report("load", "loads of 20 events", 16, workloads::loadsOfEvents, selects);
    }

    private void report(String key, String what, int inFlight, IntFunction<Workloads.Chain> chains, double ceiling)
            throws InterruptedException {
        if (ONLY.contains(key)) {
            run(inFlight, chains, WARM_UP_SECONDS);
            long client = clientNanos();
            long database = databaseNanos();
            double rate = run(inFlight, chains, SECONDS);
            double count = rate * SECONDS * 1e3;
            System.out.printf(
                    "%-35s %4d at once: %7.0f/s  %.2f of pgbench; %4.1f us client + %4.1f us database%n",
                    what,
                    inFlight,
                    rate,
                    rate / ceiling,
                    (clientNanos() - client) / count,
                    (databaseNanos() - database) / count);
        }
    }

    private double run(int inFlight, IntFunction<Workloads.Chain> chains, int seconds) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        CountDownLatch ended = new CountDownLatch(inFlight);
        for (int i = 0; i < inFlight; i++) {
            advance(chains.apply(i), 0, end, done, ended);
        }
        ended.await();
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    /** The next of a chain starts when the one before is answered. */
    private void advance(Workloads.Chain chain, long turn, long end, AtomicLong done, CountDownLatch ended) {
        if (System.nanoTime() > end) {
            ended.countDown();
            return;
        }
        chain.next(turn).whenComplete((answer, failure) -> {
            if (failure != null || answer instanceof StepOutcome && !(answer instanceof StepOutcome.Committed)) {
                new IllegalStateException("unexpected: " + answer, failure).printStackTrace();
                Runtime.getRuntime().halt(1);
            }
            done.incrementAndGet();
            advance(chain, turn + 1, end, done, ended);
        });
    }

    private static long clientNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long databaseNanos() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
