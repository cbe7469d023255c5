package dev.campusg.checker;

import dev.campusg.dev.LocalPostgres;
import dev.campusg.eventstore.postgres.CommitListener;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import org.flywaydb.core.Flyway;

/** The database of one service, made by its own migrations, and the store on it. */
record Node(String service, PostgresEventStore store, Pool pool) {

    static Node of(String service, LocalPostgres postgres, Vertx vertx) {
        String database = service.replace('-', '_');
        postgres.createDatabaseIfMissing(database);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(database), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .locations(
                        "classpath:db/eventstore",
                        "filesystem:../services/" + service + "/src/main/resources/db/service")
                .schemas("es", "public")
                .load()
                .migrate();
        Pool pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(postgres.host())
                        .setPort(postgres.port())
                        .setDatabase(database)
                        .setUser(LocalPostgres.USER)
                        .setPassword(LocalPostgres.PASSWORD)
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(3))
                .build();
        return new Node(service, new PostgresEventStore(vertx, pool, CommitListener.NONE), pool);
    }
}
