package dev.campusg.callbacktimers.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Runs statements, each for a limited time, and again if it was rolled back for the sake of another. */
@Singleton
class Database {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01");

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    <T> Future<List<T>> run(String sql, Supplier<Tuple> parameters, Function<Row, T> read) {
        return attempt(sql, parameters, read, 1);
    }

    <T> Future<List<T>> run(String sql, Tuple parameters, Function<Row, T> read) {
        return run(sql, () -> parameters, read);
    }

    <T> Future<Optional<T>> first(String sql, Tuple parameters, Function<Row, T> read) {
        return run(sql, parameters, read).map(rows -> rows.stream().findFirst());
    }

    private <T> Future<List<T>> attempt(String sql, Supplier<Tuple> parameters, Function<Row, T> read, int attempt) {
        return once(sql, parameters, read)
                .recover(failure -> attempt < ATTEMPTS && mayWorkLater(failure)
                        ? attempt(sql, parameters, read, attempt + 1)
                        : Future.failedFuture(failure));
    }

    private <T> Future<List<T>> once(String sql, Supplier<Tuple> parameters, Function<Row, T> read) {
        try {
            return pool.preparedQuery(sql)
                    .execute(parameters.get())
                    .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(read)
                            .toList());
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static boolean mayWorkLater(Throwable failure) {
        return failure instanceof PgException e && TRANSIENT.contains(e.getSqlState());
    }
}
