package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Streams, outbox and timers in the schema {@code es} of one PostgreSQL database, made by the migrations in {@code
 * classpath:db/eventstore}.
 *
 * <p>Safe from any thread, never blocks. A stage completes on the caller's Vert.x context if it has one. Besides {@link
 * dev.campusg.eventstore.StoreUnavailable}, a step that PostgreSQL cannot take (text that is not JSON, a NUL character)
 * fails with {@link IllegalArgumentException}, and it alone.
 *
 * <p>Group commit on the client's side is an old idea of databases' logs (DeWitt et al., 1984); one function for a whole
 * append is message-db's.
 */
public final class PostgresEventStore implements EventStore, Outbox, TimerStore {

    private final SqlClient client;
    private final GroupCommit commits;

    public PostgresEventStore(Vertx vertx, SqlClient client, CommitListener listener) {
        this(vertx, client, listener, GroupCommitLimits.DEFAULT);
    }

    /**
     * @param client a pool that caches prepared statements ({@code cachePreparedStatements}), else every call is two
     *     round trips; it is not closed here
     */
    public PostgresEventStore(Vertx vertx, SqlClient client, CommitListener listener, GroupCommitLimits limits) {
        this.client = client;
        this.commits = new GroupCommit(vertx, client, listener, limits);
    }

    @Override
    public CompletionStage<StepOutcome> commit(Step step) {
        return commits.commit(step);
    }

    @Override
    public CompletionStage<@Nullable Snapshot> snapshot(StreamId stream) {
        return query(Sql.SNAPSHOT, Tuple.of(stream.toString()), Rows::snapshot);
    }

    @Override
    public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
        return query(Sql.READ, Tuple.of(stream.toString(), after, limit), rows -> Rows.envelopes(stream, rows));
    }

    @Override
    public CompletionStage<List<Sequenced>> feed(long after, int limit) {
        return query(Sql.FEED, Tuple.of(after, limit), Rows::sequenced);
    }

    @Override
    public CompletionStage<Taken> take(String holder, List<Long> published, int limit, Duration lease) {
        return query(Sql.TAKE, Tuple.of(holder, published.toArray(Long[]::new), limit, lease.toMillis()), Rows::taken);
    }

    @Override
    public CompletionStage<List<DueTimer>> dueBefore(Instant horizon, int limit) {
        return query(Sql.DUE_BEFORE, Tuple.of(Times.toDatabase(horizon), limit), Rows::dueTimers);
    }

    private <T> CompletionStage<T> query(String sql, Tuple parameters, Function<RowSet<Row>, T> rows) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .map(rows)
                .recover(cause -> Future.failedFuture(Failure.of(cause).toException()))
                .toCompletionStage();
    }
}
