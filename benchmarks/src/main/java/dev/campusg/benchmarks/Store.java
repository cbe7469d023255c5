package dev.campusg.benchmarks;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.eventstore.postgres.CommitListener;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** An event store on a PostgreSQL of its own that keeps its promises: fsync on. */
final class Store implements AutoCloseable {

    private static final String DATABASE = "bench";
    private static final int CONNECTIONS = 16;

    private final LocalPostgres server = LocalPostgres.temporary(Durability.FULL);
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final PostgresEventStore events;

    Store() {
        server.createDatabaseIfMissing(DATABASE);
        Flyway.configure()
                .dataSource(server.jdbcUrl(DATABASE), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(server.host())
                        .setPort(server.port())
                        .setDatabase(DATABASE)
                        .setUser(LocalPostgres.USER)
                        .setPassword(LocalPostgres.PASSWORD)
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .build();
        events = new PostgresEventStore(vertx, pool, CommitListener.NONE);
    }

    PostgresEventStore events() {
        return events;
    }

    Vertx vertx() {
        return vertx;
    }

    Pool pool() {
        return pool;
    }

    LocalPostgres server() {
        return server;
    }

    String database() {
        return DATABASE;
    }

    void execute(String sql) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(DATABASE));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        pool.close();
        vertx.close();
        server.close();
    }
}
