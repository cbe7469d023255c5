package dev.campusg.eventstore.postgres;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A database of its own with the event store's schema, on one server for all tests of this JVM. */
final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 16;

    private final LocalPostgres server;
    private final String name;
    private final Vertx vertx = Vertx.vertx();
    private final List<Pool> pools = new ArrayList<>();

    private static final class Shared {
        static final LocalPostgres SERVER = LocalPostgres.temporary(Durability.NONE);
    }

    static TestDatabase create() {
        return on(Shared.SERVER);
    }

    static TestDatabase on(LocalPostgres server) {
        return new TestDatabase(server, "es" + COUNT.incrementAndGet());
    }

    private TestDatabase(LocalPostgres server, String name) {
        this.server = server.createDatabaseIfMissing(name);
        this.name = name;
        Flyway.configure()
                .dataSource(jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
    }

    String name() {
        return name;
    }

    String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    String uri() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(LocalPostgres.USER, LocalPostgres.PASSWORD, server.host(), server.port(), name);
    }

    Vertx vertx() {
        return vertx;
    }

    Pool pool() {
        Pool pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(uri()).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .build();
        pools.add(pool);
        return pool;
    }

    PostgresEventStore store() {
        return store(CommitListener.NONE);
    }

    PostgresEventStore store(CommitListener listener) {
        return new PostgresEventStore(vertx, pool(), listener);
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first column of all rows. */
    List<String> ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** As new: no streams, no messages, no timers, and free leases. */
    void empty() {
        execute("truncate es.stream, es.event, es.unsequenced, es.feed, es.inbox, es.outbox, es.timer, es.timer_due");
        execute("update es.lease set until = '-infinity'");
        execute("delete from es.timer_member");
        execute("update es.timer_lease set holder = '', done = '-infinity', seen = 0");
    }

    @Override
    public void close() {
        pools.forEach(Pool::close);
        vertx.close();
    }
}
