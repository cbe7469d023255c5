package dev.campusg.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.postgres.Gathering;
import dev.campusg.eventstore.postgres.PostgresTimers;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.Verdict;
import dev.campusg.timers.FiringOutcome;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerMetrics;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The engine of event-store/timers. Timers are set by {@code es.set_timers}, those that are set singly gathered by the store's
 * {@link Gathering}, as the callback timers are. A batch of fires and its rows in the ledger are one statement.
 */
final class OurTimers implements Contender {

    private static final String NAME = "timer";
    private static final String SET = "select es.set_timers($1, $2, $3, $4)";
    private static final String FIRE = "select place, status from fire_into_ledger($1, $2, $3, $4)";
    private static final int TOGETHER = 64;
    private static final int FILLED_AT_ONCE = 100_000;

    private static final String FUNCTION = """
            create function fire_into_ledger(p_owner bigint[], p_name text[], p_version bigint[], p_epoch bigint[])
            returns table (place int, status int)
            language plpgsql as $$
            begin
                return query
                with fires as materialized (
                    select f.place, f.status from es.fire_timers(p_owner, p_name, p_version, p_epoch) f),
                written as (
                    insert into fired (timer) select p_owner[f.place] from fires f where f.status = 1)
                select * from fires;
            end
            $$""";

    private final Store store;
    private final HikariDataSource database;
    private final FireLedger ledger;
    private final Gathering<Timer, Boolean> singles;
    private final StreamId[] streams = new StreamId[Creations.IN_FLIGHT];
    private ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private TimerEngine engine;
    private long filled;

    OurTimers(Store store) throws SQLException {
        this.store = store;
        this.database = Sql.pool(store.server(), store.database(), 4);
        this.ledger = new FireLedger(database);
        this.engine = engine();
        this.singles = new Gathering<>(store.vertx(), TOGETHER, this::setEach);
        Sql.run(database, FUNCTION);
        for (int i = 0; i < streams.length; i++) {
            streams[i] = new StreamId("timers", Integer.toString(i));
            store.events()
                    .commit(Step.append(streams[i], 0, Workload.events(1)))
                    .toCompletableFuture()
                    .join();
        }
    }

    @Override
    public String name() {
        return "CampusG";
    }

    @Override
    public FireLedger ledger() {
        return ledger;
    }

    @Override
    public HikariDataSource database() {
        return database;
    }

    @Override
    public CompletionStage<?> create(Timer timer) {
        return singles.ask(timer);
    }

    /** As the services of orders do: each in a step of a stream. */
    CompletionStage<?> createByStep(Timer timer) {
        var step = new Step(
                streams[(int) (timer.id() % streams.length)],
                1,
                new Metadata(null, null, "bench"),
                List.of(),
                null,
                List.of(),
                List.of(new TimerChange.Set("timer-" + timer.id(), timer.due(), "{}")),
                null);
        return store.events().commit(step).thenAccept(outcome -> {
            if (!(outcome instanceof StepOutcome.Committed)) {
                throw new IllegalStateException(step.stream() + ": " + outcome);
            }
        });
    }

    /** One statement and one transaction a timer. */
    CompletionStage<?> createAlone(Timer timer) {
        return create(List.of(timer));
    }

    @Override
    public CompletionStage<?> create(List<Timer> timers) {
        return set(timers).toCompletionStage();
    }

    private Future<?> set(List<Timer> timers) {
        var columns = Tuple.of(
                column(timers, Long[]::new, Timer::id),
                Collections.nCopies(timers.size(), NAME).toArray(String[]::new),
                column(timers, OffsetDateTime[]::new, timer -> timer.due().atOffset(ZoneOffset.UTC)),
                Collections.nCopies(timers.size(), "{}").toArray(String[]::new));
        return store.pool().preparedQuery(SET).execute(columns).onSuccess(rows -> {
            long version = rows.iterator().next().getLong(0);
            engine.set(timers.stream()
                    .map(timer -> new HeldTimer(timer.id(), NAME, version, timer.due()))
                    .toList());
        });
    }

    /** All of a statement are set, or none. */
    private Future<List<Boolean>> setEach(List<Timer> timers) {
        return set(timers).map(_ -> Collections.nCopies(timers.size(), true));
    }

    private static <T, C> C[] column(List<T> rows, java.util.function.IntFunction<C[]> array, Function<T, C> value) {
        return rows.stream().map(value).toArray(array);
    }

    @Override
    public void fill(long count) throws SQLException {
        for (long wanted = filled + count; filled < wanted; filled = Math.min(wanted, filled + FILLED_AT_ONCE)) {
            Sql.run(database, """
                    select es.set_timers(array_agg(-i), array_agg('%s'::text), array_agg(%s), array_agg('{}'::text))
                    from generate_series(%d, %d) i""".formatted(
                            NAME, Fires.FAR_OFF, filled + 1, Math.min(wanted, filled + FILLED_AT_ONCE)));
        }
        Sql.run(database, "vacuum analyze es.timer, es.timer_due");
    }

    @Override
    public long kept() throws SQLException {
        return Sql.number(database, "select count(*) from es.timer");
    }

    @Override
    public long kept(Batch batch) throws SQLException {
        return Sql.number(
                database,
                "select count(*) from es.timer where owner >= %d and owner < %d"
                        .formatted(batch.first(), batch.first() + batch.size()));
    }

    @Override
    public void forget(Batch batch) throws SQLException {
        Sql.run(
                database,
                "delete from es.timer where owner >= %d and owner < %d"
                        .formatted(batch.first(), batch.first() + batch.size()));
    }

    @Override
    public void start() {
        engine.start();
    }

    @Override
    public void stop() {
        engine.stop().toCompletableFuture().join();
        thread.shutdownNow();
        thread = Executors.newSingleThreadScheduledExecutor();
        engine = engine();
    }

    private TimerEngine engine() {
        return new TimerEngine(
                UUID.randomUUID().toString(),
                new PostgresTimers(store.pool()),
                Clock.systemUTC(),
                thread,
                this::fire,
                TimerMetrics.NONE,
                TimerLimits.DEFAULT);
    }

    private CompletionStage<?> fire(List<LeasedTimer> timers, BiConsumer<LeasedTimer, FiringOutcome> outcomes) {
        var columns = Tuple.of(
                column(timers, Long[]::new, leased -> leased.timer().owner()),
                column(timers, String[]::new, leased -> leased.timer().name()),
                column(timers, Long[]::new, leased -> leased.timer().version()),
                column(timers, Long[]::new, LeasedTimer::epoch));
        return store.pool()
                .preparedQuery(FIRE)
                .execute(columns)
                .onSuccess(rows -> rows.forEach(row -> {
                    var leased = timers.get(row.getInteger(0) - 1);
                    var verdict = Verdict.of(row.getInteger(1));
                    if (verdict == Verdict.FIRES) {
                        ledger.fired(leased.timer().owner());
                    }
                    outcomes.accept(leased, FiringOutcome.of(verdict));
                }))
                .toCompletionStage();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        database.close();
    }
}
