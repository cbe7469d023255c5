package dev.campusg.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.campusg.benchmarks.Contender.Batch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * What fired: a row each, in the database, which may well be there twice; and for the batch that is watched, when each
 * was first heard to be committed.
 */
final class FireLedger {

    static final String INSERT = "insert into fired (timer) values (?)";

    private static final long NOT_YET = Long.MIN_VALUE;

    private final HikariDataSource database;
    private volatile Watch watch = new Watch(Batch.atOnce(0, 0, Instant.EPOCH));

    FireLedger(HikariDataSource database) throws SQLException {
        this.database = database;
        Sql.run(database, "create table fired (timer bigint not null)");
    }

    /** From any thread, after the row is committed. */
    void fired(long id) {
        var now = Instant.now();
        watch.fired(id, now);
    }

    /** Written by a thread of its own, one row at a time. */
    void write(long id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Timer " + id + " could not tell that it fired", e);
        }
        fired(id);
    }

    Watch watch(Batch batch) {
        watch = new Watch(batch);
        return watch;
    }

    /** Rows of a batch, and how many different timers wrote them. */
    Written written(Batch batch) throws SQLException {
        var where =
                "from fired where timer >= %d and timer < %d".formatted(batch.first(), batch.first() + batch.size());
        return new Written(
                Sql.number(database, "select count(*) " + where),
                Sql.number(database, "select count(distinct timer) " + where));
    }

    record Written(long rows, long timers) {

        /** Written more than once. */
        long doubled() {
            return rows - timers;
        }

        /** Neither written nor kept any more. */
        long lost(Batch batch, long kept) {
            return Math.max(0, batch.size() - timers - kept);
        }
    }

    /** The fires of a batch, as they are heard of. */
    static final class Watch {

        private final Batch batch;
        private final AtomicLongArray lags;
        private final CountDownLatch left;
        private final AtomicInteger heard = new AtomicInteger();
        private volatile Instant last = Instant.EPOCH;

        Watch(Batch batch) {
            this.batch = batch;
            this.lags = new AtomicLongArray(batch.size());
            this.left = new CountDownLatch(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                lags.set(i, NOT_YET);
            }
        }

        void fired(long id, Instant now) {
            if (!batch.has(id)) {
                return;
            }
            long lag = ChronoUnit.NANOS.between(batch.due(id), now);
            if (lags.compareAndSet((int) (id - batch.first()), NOT_YET, lag)) {
                last = now;
                heard.incrementAndGet();
                left.countDown();
            }
        }

        Batch batch() {
            return batch;
        }

        /** Whether all fired in time. */
        boolean await(Duration limit) throws InterruptedException {
            return left.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        int heard() {
            return heard.get();
        }

        /** How many a second, from an instant to the last that was heard of. */
        double perSecondSince(Instant begin) {
            return heard() == 0 ? 0 : heard() / (ChronoUnit.NANOS.between(begin, last) / 1e9);
        }

        /** Of those that fired. */
        Latencies lags() {
            return Latencies.ofNanos(IntStream.range(0, batch.size())
                    .mapToLong(lags::get)
                    .filter(lag -> lag != NOT_YET)
                    .toArray());
        }
    }
}
