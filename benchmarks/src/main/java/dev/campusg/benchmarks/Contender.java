package dev.campusg.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

/** One of those who keep timers, in a database of its own on the server they all share. */
interface Contender extends AutoCloseable {

    String name();

    HikariDataSource database();

    FireLedger ledger();

    /** One timer, durable when the stage completes. */
    CompletionStage<?> create(Timer timer);

    /** Many at once, by whatever the contender offers for that. */
    CompletionStage<?> create(List<Timer> timers);

    /** So many more that are due far from now, by SQL, as if they had been created. */
    void fill(long count) throws SQLException;

    /** How many are kept: all, or those of a batch. */
    long kept() throws SQLException;

    long kept(Batch batch) throws SQLException;

    /** What is kept of a batch yet will never fire. */
    void forget(Batch batch) throws SQLException;

    /** Begins to fire: every timer writes its row into the ledger, durably. */
    void start() throws Exception;

    /** Fires no more. */
    void stop() throws Exception;

    @Override
    void close();

    record Timer(long id, Instant due) {}

    /** Timers with consecutive ids, due one after the other, or all at once. */
    record Batch(long first, int size, Instant begin, double perSecond) {

        private static final double AT_ONCE = Double.POSITIVE_INFINITY;

        static Batch atOnce(long first, int size, Instant due) {
            return new Batch(first, size, due, AT_ONCE);
        }

        boolean has(long id) {
            return id >= first && id < first + size;
        }

        Instant due(long id) {
            return begin.plusMillis((long) ((id - first) * 1_000 / perSecond));
        }

        List<Timer> part(int from, int to) {
            return LongStream.range(first + from, first + Math.min(to, size))
                    .mapToObj(id -> new Timer(id, due(id)))
                    .toList();
        }
    }
}
