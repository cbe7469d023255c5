package dev.campusg.benchmarks;

import dev.campusg.benchmarks.Contender.Batch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One contender alone, with many timers pending: at rest, at a steady rate, and with much that is due at once. */
final class Fires {

    /** When, in SQL, timers are due that only pend: not while this runs, and over a month. */
    static final String FAR_OFF = "now() + interval '1 day' + random() * interval '30 days'";

    private static final int PER_SECOND = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TO_DRAIN = Duration.ofSeconds(60);
    private static final int DRAINS = 3;

    private final Contender contender;
    private final Size size;
    private long next = 1_000_000_000L;

    /**
     * @param steady how long timers fire one after the other
     * @param rest how long statements are counted
     * @param due how many are due at once
     */
    record Size(long pending, Duration steady, Duration rest, int due) {}

    /**
     * @param fired of the steady ones, half a minute after the last was due
     * @param perSecond how fast they did
     * @param drained a second
     */
    record Outcome(
            long pending,
            double statementsAMinute,
            Latencies lags,
            int fired,
            int wanted,
            double perSecond,
            double drained,
            Account account) {}

    /** What became of all timers that were due. */
    record Account(long lost, long doubled) {
        Account plus(Account other) {
            return new Account(lost + other.lost, doubled + other.doubled);
        }
    }

    Fires(Contender contender, Size size) {
        this.contender = contender;
        this.size = size;
    }

    /** @param creations that have shown how long creating takes */
    Outcome run(Creations creations) throws Exception {
        contender.fill(Math.max(0, size.pending - contender.kept()));
        long pending = contender.kept();
        contender.start();
        var account = account(during(WARM_UP, creations));
        contender.start();
        double statements = atRest();
        var steady = during(size.steady, creations);
        account = account.plus(account(steady));
        var drains = new ArrayList<Double>();
        var finished = true;
        for (int i = 0; i < DRAINS && finished; i++) {
            var drain = drain(drains);
            finished = drain.heard() == size.due;
            account = account.plus(account(drain));
        }
        return new Outcome(
                pending,
                statements,
                steady.lags(),
                steady.heard(),
                steady.batch().size(),
                steady.perSecondSince(steady.batch().begin()),
                Latencies.median(drains),
                account);
    }

    /** Ends with the contender stopped. */
    private FireLedger.Watch during(Duration length, Creations creations) throws Exception {
        int count = Math.toIntExact(length.toSeconds() * PER_SECOND);
        var begin = Instant.now().plus(creations.toCreate(contender, count)).plus(SETTLING);
        var batch = new Batch(taken(count), count, begin, PER_SECOND);
        var watch = contender.ledger().watch(batch);
        Sql.run(contender.database(), "checkpoint");
        Creations.create(contender, batch);
        watch.await(Duration.between(Instant.now(), begin).plus(length).plus(PATIENCE));
        contender.stop();
        System.out.printf("  %s: %,d of %,d fired%n", contender.name(), watch.heard(), count);
        return watch;
    }

    private FireLedger.Watch drain(List<Double> perSecond) throws Exception {
        var batch = Batch.atOnce(taken(size.due), size.due, Instant.now());
        Creations.create(contender, batch);
        Sql.run(contender.database(), "checkpoint");
        var watch = contender.ledger().watch(batch);
        var begin = Instant.now();
        contender.start();
        watch.await(TO_DRAIN);
        contender.stop();
        perSecond.add(watch.perSecondSince(begin));
        System.out.printf(
                "  %s: %,d of %,d due fired, %,.0f/s%n",
                contender.name(), watch.heard(), size.due, perSecond.getLast());
        return watch;
    }

    private long taken(int count) {
        long first = next;
        next += count;
        return first;
    }

    private Account account(FireLedger.Watch watch) throws SQLException {
        var batch = watch.batch();
        var written = contender.ledger().written(batch);
        var account = new Account(written.lost(batch, contender.kept(batch)), written.doubled());
        contender.forget(batch); // whoever could not keep up begins the next batch without debts
        return account;
    }

    /** Statements a minute by pg_stat_statements, but for what opens and closes transactions. */
    private double atRest() throws Exception {
        Sql.run(contender.database(), "create extension if not exists pg_stat_statements");
        pause(SETTLING);
        long before = statements();
        pause(size.rest);
        return (statements() - before) * 60.0 / size.rest.toSeconds();
    }

    private long statements() throws SQLException {
        return Sql.number(contender.database(), """
                select coalesce(sum(calls), 0) from pg_stat_statements s
                join pg_database d on d.oid = s.dbid and d.datname = current_database()
                where toplevel and query !~* '^(begin|commit|set |show )' and query !~ 'pg_stat_statements'""");
    }

    private static void pause(Duration length) throws InterruptedException {
        new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
