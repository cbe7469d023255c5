package dev.campusg.eventstore.postgres;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Steps a second beside pgbench's single-row inserts on the same server. For tuning; a program, not a test. */
final class Throughput {

    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final String DATA =
            "{\"orderId\": \"7f8de6a8-5c0c-4a3e-9f57-0d0c7d1fe2d4\", \"item\": \"noodles\", \"cents\": 1250, \"at\": \"2030-06-01T12:00:00Z\"}";

    private final PostgresEventStore store;
    private final AtomicLong streams = new AtomicLong();
    private final String run = Long.toString(System.nanoTime(), 36);

    private Throughput(PostgresEventStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        try (LocalPostgres server = LocalPostgres.temporary(Durability.FULL);
                TestDatabase database = TestDatabase.on(server)) {
            GroupCommitLimits d = GroupCommitLimits.DEFAULT;
            GroupCommitLimits limits = new GroupCommitLimits(
                    Integer.getInteger("steps", d.steps()),
                    d.bytes(),
                    Integer.getInteger("flights", d.inFlight()),
                    d.queued(),
                    d.timeout());
            Throughput bench = new Throughput(
                    new PostgresEventStore(database.vertx(), database.pool(), CommitListener.NONE, limits));
            String which = System.getProperty("only", "ceiling,new,one,two,full,load");
            double writes = which.contains("ceiling")
                    ? ceiling(
                            server,
                            database,
                            "insert into ceiling values (default, 'stream-' || :client_id, '" + DATA + "');\n")
                    : 1;
            double reads = which.contains("ceiling")
                    ? ceiling(server, database, "\\set n random(1, 10000)\nselect data from ceiling where id = :n;\n")
                    : 1;
            for (int round = 0; round < Integer.getInteger("rounds", 2); round++) {
                if (which.contains("new"))
                    report("one event to a new stream, 64", bench.writers(64, bench::toNew), writes);
                if (which.contains("one"))
                    report("one event to an existing stream, 64", bench.writers(64, i -> bench.existing(i, 1)), writes);
                if (which.contains("two"))
                    report(
                            "two events at an expected version, 64",
                            bench.writers(64, i -> bench.existing(i, 2)),
                            writes);
                if (which.contains("full")) report("full steps, 64", bench.writers(64, bench::full), writes);
                if (which.contains("full")) report("full steps, 256", bench.writers(256, bench::full), writes);
                if (which.contains("load")) {
                    bench.prepareLoads(database);
                    report("loads of a state, 16", bench.writers(16, bench::state), reads);
                    report("loads of 20 events, 16", bench.writers(16, bench::load), reads);
                }
            }
        }
    }

    private static void report(String what, double rate, double ceiling) {
        System.out.printf("%-40s %8.0f/s  %.2f%n", what, rate, rate / ceiling);
    }

    /** One chain of steps after another: the next starts when the one before is answered. */
    private interface Chain {
        CompletionStage<?> next(long turn);
    }

    private double writers(int inFlight, IntFunction<Chain> chains) throws InterruptedException {
        run(inFlight, chains, 2);
        long client = clientCpu();
        long database = databaseCpu();
        double rate = run(inFlight, chains, SECONDS);
        double steps = rate * SECONDS;
        System.out.printf(
                "%30s client %.1f + database %.1f us of CPU each: ",
                "", (clientCpu() - client) / 1e3 / steps, (databaseCpu() - database) / 1e3 / steps);
        return rate;
    }

    private static long clientCpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long databaseCpu() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(java.time.Duration::toNanos)
                .sum();
    }

    private double run(int inFlight, IntFunction<Chain> chains, int seconds) throws InterruptedException {
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

    private void advance(Chain chain, long turn, long end, AtomicLong done, CountDownLatch ended) {
        if (System.nanoTime() > end) {
            ended.countDown();
            return;
        }
        chain.next(turn).whenComplete((answer, failure) -> {
            if (failure != null || answer instanceof StepOutcome && !(answer instanceof StepOutcome.Committed)) {
                throw new IllegalStateException("unexpected: " + answer, failure);
            }
            done.incrementAndGet();
            advance(chain, turn + 1, end, done, ended);
        });
    }

    private StreamId fresh() {
        return new StreamId("order", run + "-7f8de6a8-5c0c-4a3e-" + streams.incrementAndGet());
    }

    private Chain toNew(int writer) {
        return _ -> store.commit(Step.append(fresh(), 0, events(1)));
    }

    private Chain existing(int writer, int count) {
        StreamId[] mine = new StreamId[16];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = fresh();
        }
        return turn -> store.commit(Step.append(mine[(int) (turn % 16)], turn / 16 * count, events(count)));
    }

    private Chain full(int writer) {
        StreamId[] current = new StreamId[1];
        return turn -> {
            long version = turn % 6;
            if (version == 0) {
                current[0] = fresh();
            }
            return store.commit(fullStep(current[0], version));
        };
    }

    private Step fullStep(StreamId stream, long version) {
        return new Step(
                stream,
                version,
                new Metadata(stream + ":" + version, stream.key(), "customer"),
                events(1),
                new Snapshot(version + 1, 1, DATA),
                List.of(new OutboxMessage(
                        "payment.commands",
                        stream.key(),
                        DATA,
                        Map.of("id", stream + ":" + version, "type", "Authorize"))),
                List.of(new TimerChange.Set("deadline", Instant.now().plusSeconds(60 + version), "{\"step\": 3}")),
                "{\"accepted\": true}");
    }

    private static List<NewEvent> events(int count) {
        return Collections.nCopies(count, new NewEvent("OrderPlaced", 1, DATA));
    }

    private void prepareLoads(TestDatabase database) {
        for (int i = 0; i < 1000; i++) {
            dev.campusg.eventstore.testkit.Await.answer(
                    store.commit(Step.append(new StreamId("load", run + i), 0, events(20)))
                            .handle((a, f) -> 1));
        }
        database.execute("vacuum analyze");
    }

    private Chain state(int reader) {
        return turn -> store.snapshot(new StreamId("load", run + (turn * 31 + reader * 7) % 1000));
    }

    private Chain load(int reader) {
        return turn -> store.read(new StreamId("load", run + (turn * 31 + reader * 7) % 1000), 0, 100)
                .thenAccept(events -> {
                    if (events.size() != 20) {
                        throw new IllegalStateException("" + events.size());
                    }
                });
    }

    private static double ceiling(LocalPostgres server, TestDatabase database, String script) throws Exception {
        database.execute(
                "create table if not exists ceiling (id bigint generated always as identity primary key, stream text, data text)");
        Path file = Files.writeString(Files.createTempFile("ceiling", ".sql"), script);
        ProcessBuilder builder = new ProcessBuilder(
                "pgbench",
                "-h",
                server.host(),
                "-p",
                "" + server.port(),
                "-U",
                LocalPostgres.USER,
                "-n",
                "-M",
                "prepared",
                "-c",
                "16",
                "-j",
                "2",
                "-T",
                "" + SECONDS,
                "-f",
                file.toString(),
                database.name());
        builder.environment().put("PGPASSWORD", LocalPostgres.PASSWORD);
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        double tps = out.lines()
                .filter(l -> l.startsWith("tps"))
                .mapToDouble(l -> Double.parseDouble(l.split(" ")[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(out));
        System.out.printf(
                "%-40s %8.0f/s%n",
                "pgbench: "
                        + script.lines()
                                .skip(script.lines().count() - 1)
                                .findFirst()
                                .orElse("")
                                .substring(0, 25),
                tps);
        return tps;
    }
}
