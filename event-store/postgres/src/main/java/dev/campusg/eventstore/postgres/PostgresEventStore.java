package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTurn;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Streams, outbox and timers in the schema {@code es} of one PostgreSQL database, made by the migrations in {@code
 * classpath:db/eventstore}.
 *
 * <p>Safe from any thread, never blocks. A stage completes on the caller's Vert.x context if it has one, else on the
 * store's event loop: what follows it there must not block either. Besides {@link
 * dev.campusg.eventstore.StoreUnavailable}, a step that PostgreSQL cannot take (text that is not JSON, a NUL character)
 * fails with {@link IllegalArgumentException}, and it alone.
 *
 * <p>Group commit on the client's side is an old idea of databases' logs (DeWitt et al., 1984); one function for a whole
 * append is message-db's.
 */
public final class PostgresEventStore implements EventStore, Outbox, TimerStore {

    private final Statements statements;
    private final GroupCommit commits;
    private final StreamReads reads;
    private final PostgresTimers timers;

    public PostgresEventStore(Vertx vertx, SqlClient client, CommitListener listener) {
        this(vertx, client, listener, GroupCommitLimits.DEFAULT);
    }

    /**
     * @param client a pool that caches prepared statements ({@code cachePreparedStatements}), else every call is two
     *     round trips; it is not closed here
     */
    public PostgresEventStore(Vertx vertx, SqlClient client, CommitListener listener, GroupCommitLimits limits) {
        EventLoop loop = EventLoop.of(vertx);
        this.statements = new Statements(client, limits.timeout());
        this.commits = new GroupCommit(loop, statements, listener, limits);
        this.reads = new StreamReads(loop, statements);
        this.timers = new PostgresTimers(client);
    }

    @Override
    public CompletionStage<StepOutcome> commit(Step step) {
        return orFailed(() -> commits.commit(step));
    }

    @Override
    public CompletionStage<@Nullable Snapshot> snapshot(StreamId stream) {
        return orFailed(() -> reads.state(stream));
    }

    @Override
    public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
        return orFailed(() -> reads.page(stream, after, limit));
    }

    @Override
    public CompletionStage<List<Sequenced>> feed(long after, int limit) {
        return statements
                .run(Sql.FEED, Tuple.of(after, limit))
                .map(Rows::sequenced)
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Taken> take(String holder, List<Long> published, int limit, Duration lease) {
        Tuple parameters = Tuple.of(holder, published.toArray(Long[]::new), limit, lease.toMillis());
        return statements.run(Sql.TAKE, parameters).map(Rows::taken).toCompletionStage();
    }

    @Override
    public CompletionStage<List<Looked>> look(List<LeasedTimer> leased) {
        return statements
                .run(Sql.DUE_TIMERS, HeldTimers.leased(leased))
                .map(rows -> Rows.looked(leased, rows))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<TimerNews> turn(TimerTurn turn) {
        return timers.turn(turn);
    }

    @Override
    public CompletionStage<Void> postpone(List<HeldTimer> held, Instant until) {
        return timers.postpone(held, until);
    }

    @Override
    public CompletionStage<Void> leave(String holder) {
        return timers.leave(holder);
    }

    /** What is refused at the door is a failed stage too. */
    private static <T extends @Nullable Object> CompletionStage<T> orFailed(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException | StoreUnavailable refused) {
            return CompletableFuture.failedStage(refused);
        }
    }
}
