package dev.campusg.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import dev.campusg.dev.LocalPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * db-scheduler as its docs/performance.md has it fastest: lock-and-fetch, 20 threads, between 4 and 20 executions a thread
 * in hand. It looks as often as it is told to (by default once in ten seconds), and after each full page at once.
 */
final class DbSchedulerTimers implements Contender {

    private static final String DATABASE = "db_scheduler";
    private static final int THREADS = 20;
    private static final double LOWER = 4.0;
    private static final double UPPER = 20.0;

    /** The table of its postgresql_tables.sql. */
    private static final List<String> TABLE = List.of(
            """
            create table scheduled_tasks (
                task_name text not null,
                task_instance text not null,
                task_data bytea,
                execution_time timestamp with time zone,
                picked boolean not null,
                picked_by text,
                last_success timestamp with time zone,
                last_failure timestamp with time zone,
                consecutive_failures int,
                last_heartbeat timestamp with time zone,
                version bigint not null,
                priority smallint,
                state text,
                primary key (task_name, task_instance))""",
            "create index execution_time_idx on scheduled_tasks (execution_time)",
            "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)",
            "create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)");

    private final HikariDataSource database;
    private final FireLedger ledger;
    private final ExecutorService clients = Executors.newFixedThreadPool(Creations.IN_FLIGHT);
    private final OneTimeTask<Void> task;
    private final SchedulerClient client;
    private final Duration polling;
    private Scheduler scheduler;
    private long filled;

    DbSchedulerTimers(LocalPostgres server, Duration polling) throws SQLException {
        this.polling = polling;
        server.createDatabaseIfMissing(DATABASE);
        database = Sql.pool(server, DATABASE, THREADS + Creations.IN_FLIGHT);
        for (var statement : TABLE) {
            Sql.run(database, statement);
        }
        ledger = new FireLedger(database);
        task = Tasks.oneTime("timer").execute((instance, _) -> ledger.write(Long.parseLong(instance.getId())));
        client = SchedulerClient.Builder.create(database, task).build();
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public HikariDataSource database() {
        return database;
    }

    @Override
    public FireLedger ledger() {
        return ledger;
    }

    @Override
    public CompletionStage<?> create(Timer timer) {
        return CompletableFuture.runAsync(() -> client.scheduleIfNotExists(instance(timer)), clients);
    }

    @Override
    public CompletionStage<?> create(List<Timer> timers) {
        return CompletableFuture.runAsync(
                () -> {
                    var instances = new ArrayList<SchedulableInstance<?>>();
                    timers.forEach(timer -> instances.add(instance(timer)));
                    client.scheduleBatch(instances);
                },
                clients);
    }

    private SchedulableInstance<Void> instance(Timer timer) {
        return SchedulableInstance.of(task.instance(Long.toString(timer.id())), timer.due());
    }

    @Override
    public void fill(long count) throws SQLException {
        Sql.run(database, """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                select 'timer', (-i)::text, %s, false, 1, 0 from generate_series(%d, %d) i""".formatted(Fires.FAR_OFF, filled + 1, filled + count));
        filled += count;
        Sql.run(database, "vacuum analyze scheduled_tasks");
    }

    @Override
    public long kept() throws SQLException {
        return Sql.number(database, "select count(*) from scheduled_tasks");
    }

    @Override
    public long kept(Batch batch) throws SQLException {
        return Sql.number(
                database,
                "select count(*) from scheduled_tasks where task_instance::bigint >= %d and task_instance::bigint < %d"
                        .formatted(batch.first(), batch.first() + batch.size()));
    }

    @Override
    public void forget(Batch batch) throws SQLException {
        Sql.run(
                database,
                "delete from scheduled_tasks where task_instance::bigint >= %d and task_instance::bigint < %d"
                        .formatted(batch.first(), batch.first() + batch.size()));
    }

    @Override
    public void start() {
        scheduler = Scheduler.create(database, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER, UPPER)
                .pollingInterval(polling)
                .build();
        scheduler.start();
    }

    @Override
    public void stop() {
        scheduler.stop();
    }

    @Override
    public void close() {
        clients.shutdownNow();
        database.close();
    }
}
