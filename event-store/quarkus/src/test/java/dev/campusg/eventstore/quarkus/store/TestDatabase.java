package dev.campusg.eventstore.quarkus.store;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the schema of the event store. */
public final class TestDatabase implements AutoCloseable {

    private final LocalPostgres server = LocalPostgres.temporary(Durability.NONE);
    public final Vertx vertx = Vertx.vertx();
    public final Pool pool;

    public TestDatabase() {
        Flyway.configure()
                .dataSource(server.jdbcUrl("postgres"), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        pool = Pool.newInstance(PgBuilder.pool()
                .using(vertx.getDelegate())
                .connectingTo(new PgConnectOptions()
                        .setHost(server.host())
                        .setPort(server.port())
                        .setDatabase("postgres")
                        .setUser(LocalPostgres.USER)
                        .setPassword(LocalPostgres.PASSWORD)
                        .setCachePreparedStatements(true))
                .build());
    }

    public void execute(String sql) {
        pool.query(sql).executeAndAwait();
    }

    public long count(String from) {
        return pool.query("select count(*) from " + from)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        server.close();
    }
}
