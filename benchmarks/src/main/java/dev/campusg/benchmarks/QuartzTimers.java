package dev.campusg.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.campusg.dev.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz as its configuration reference advises for many triggers: 50 threads, as many triggers acquired at once and
 * within the lock, a pooled data source. Clustered, as ours and db-scheduler are. One job, a trigger a timer.
 */
final class QuartzTimers implements Contender {

    private static final String DATABASE = "quartz";
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    private static final String JOB = "timer";
    private static final int THREADS = 50;

    private final HikariDataSource database;
    private final FireLedger ledger;
    private final ExecutorService clients = Executors.newFixedThreadPool(Creations.IN_FLIGHT);
    private Scheduler scheduler;
    private long filled;

    QuartzTimers(LocalPostgres server) throws Exception {
        server.createDatabaseIfMissing(DATABASE);
        database = Sql.pool(server, DATABASE, THREADS + Creations.IN_FLIGHT + 4);
        Sql.run(database, script());
        ledger = new FireLedger(database);
        DBConnectionManager.getInstance().addConnectionProvider(DATABASE, new Pooled(database));
        scheduler = scheduler();
        scheduler.addJob(
                JobBuilder.newJob(Write.class).withIdentity(JOB).storeDurably().build(), true);
    }

    private static String script() throws IOException {
        try (var script = Scheduler.class.getResourceAsStream(TABLES)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Scheduler scheduler() throws SchedulerException {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("org.quartz.scheduler.instanceName", DATABASE),
                Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
                Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
                Map.entry("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(THREADS)),
                Map.entry("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool"),
                Map.entry("org.quartz.threadPool.threadCount", Integer.toString(THREADS)),
                Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
                Map.entry("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
                Map.entry("org.quartz.jobStore.dataSource", DATABASE),
                Map.entry("org.quartz.jobStore.isClustered", "true"),
                Map.entry("org.quartz.jobStore.acquireTriggersWithinLock", "true"),
                // Else what is a minute late goes another, slower way.
                Map.entry("org.quartz.jobStore.misfireThreshold", "3600000")));
        var made = new StdSchedulerFactory(settings).getScheduler();
        made.getContext().put(Write.LEDGER, ledger);
        return made;
    }

    @Override
    public String name() {
        return "Quartz";
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
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        scheduler.scheduleJob(trigger(timer));
                    } catch (SchedulerException e) {
                        throw new IllegalStateException(e);
                    }
                },
                clients);
    }

    @Override
    public CompletionStage<?> create(List<Timer> timers) {
        return CompletableFuture.runAsync(
                () -> {
                    Set<Trigger> triggers = new HashSet<>();
                    timers.forEach(timer -> triggers.add(trigger(timer)));
                    try {
                        scheduler.scheduleJobs(Map.of(job(), triggers), true);
                    } catch (SchedulerException e) {
                        throw new IllegalStateException(e);
                    }
                },
                clients);
    }

    private static JobDetail job() {
        return JobBuilder.newJob(Write.class).withIdentity(JOB).storeDurably().build();
    }

    private static Trigger trigger(Timer timer) {
        return TriggerBuilder.newTrigger()
                .withIdentity(Long.toString(timer.id()))
                .forJob(JOB)
                .startAt(Date.from(timer.due()))
                .build();
    }

    @Override
    public void fill(long count) throws SQLException {
        Sql.run(database, """
                insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                    prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr, job_data)
                select '%s', (-i)::text, 'DEFAULT', '%s', 'DEFAULT', ms, -1, 5, 'WAITING', 'SIMPLE', ms, 0, 0, ''
                from (select i, (extract(epoch from %s) * 1000)::bigint as ms from generate_series(%d, %d) i) filled""".formatted(DATABASE, JOB, Fires.FAR_OFF, filled + 1, filled + count));
        Sql.run(database, """
                insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval,
                    times_triggered)
                select '%s', (-i)::text, 'DEFAULT', 0, 0, 0 from generate_series(%d, %d) i""".formatted(DATABASE, filled + 1, filled + count));
        filled += count;
        Sql.run(database, "vacuum analyze qrtz_triggers, qrtz_simple_triggers");
    }

    @Override
    public long kept() throws SQLException {
        return Sql.number(database, "select count(*) from qrtz_triggers");
    }

    @Override
    public long kept(Batch batch) throws SQLException {
        return Sql.number(
                database,
                "select count(*) from qrtz_triggers where trigger_name::bigint >= %d and trigger_name::bigint < %d"
                        .formatted(batch.first(), batch.first() + batch.size()));
    }

    @Override
    public void forget(Batch batch) throws SQLException {
        for (var table : List.of("qrtz_simple_triggers", "qrtz_triggers")) {
            Sql.run(
                    database,
                    "delete from %s where trigger_name::bigint >= %d and trigger_name::bigint < %d"
                            .formatted(table, batch.first(), batch.first() + batch.size()));
        }
    }

    @Override
    public void start() throws SchedulerException {
        scheduler.start();
    }

    @Override
    public void stop() throws SchedulerException {
        scheduler.shutdown(true);
        scheduler = scheduler();
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
        clients.shutdownNow();
        database.close();
    }

    /** The pool that all share stays open when a scheduler ends. */
    private record Pooled(HikariDataSource database) implements ConnectionProvider {
        @Override
        public java.sql.Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }

    /** What a timer does. */
    public static final class Write implements Job {

        static final String LEDGER = "ledger";

        @Override
        public void execute(JobExecutionContext context) {
            try {
                var ledger = (FireLedger) context.getScheduler().getContext().get(LEDGER);
                ledger.write(Long.parseLong(context.getTrigger().getKey().getName()));
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
