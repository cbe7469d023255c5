package dev.campusg.eventstore.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs one statement, for a limited time. What it fails with says what that means: see {@link Failure}. */
record Statements(SqlClient client, Duration timeout) {

    /** A statement that is given up may still be carried out. */
    Future<RowSet<Row>> attempt(String sql, Supplier<Tuple> parameters) {
        try {
            return client.preparedQuery(sql)
                    .execute(parameters.get())
                    .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException cause) {
            return Future.failedFuture(cause);
        }
    }

    Future<RowSet<Row>> run(String sql, Tuple parameters) {
        return attempt(sql, () -> parameters)
                .recover(cause -> Future.failedFuture(Failure.of(cause).toException()));
    }
}
