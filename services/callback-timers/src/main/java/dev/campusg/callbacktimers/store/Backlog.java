package dev.campusg.callbacktimers.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Looks after the database itself. */
@Singleton
public class Backlog {

    private final Database database;

    Backlog(Database database) {
        this.database = database;
    }

    /** Fails if the database does not answer. */
    public Future<Void> ping() {
        return database.run("select 1", Tuple.tuple(), row -> row).mapEmpty();
    }

    public Future<Void> rotate(Duration keep, Instant now) {
        return database.run(
                        "select callbacks.rotate_history(make_interval(secs => $1), $2)",
                        Tuple.of((double) keep.toSeconds(), Columns.time(now)),
                        row -> row)
                .mapEmpty();
    }
}
