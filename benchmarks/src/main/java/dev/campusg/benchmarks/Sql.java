package dev.campusg.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.campusg.dev.LocalPostgres;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** One statement at a time, and the pool the peers are given. */
final class Sql {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private Sql() {}

    /** Batches of inserts become one statement, as the driver's manual advises. */
    static HikariDataSource pool(LocalPostgres server, String database, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl(database) + "&reWriteBatchedInserts=true");
        config.setMaximumPoolSize(connections);
        // While another is measured nobody's idle connections are in its way.
        config.setMinimumIdle(1);
        config.setIdleTimeout(IDLE.toMillis());
        return new HikariDataSource(config);
    }

    static void run(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
