package dev.campusg.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {
    @TempDir
    Path home;

    @Test
    void commits_are_durable_by_default_and_statements_are_counted() throws SQLException {
        try (var postgres = LocalPostgres.start(home, 0)) {
            assertThat(ask(postgres, "postgres", "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "postgres", "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "postgres", "show max_connections")).isEqualTo("300");
            assertThat(ask(postgres, "postgres", "show server_version")).startsWith("18");
            tell(postgres, "postgres", "create extension pg_stat_statements");
            assertThat(ask(postgres, "postgres", "select count(*) > 0 from pg_stat_statements"))
                    .isEqualTo("t");
        }
    }

    @Test
    void data_survives_a_stop_and_a_kill_on_the_same_port() throws SQLException {
        try (var postgres = LocalPostgres.start(home, 0)) {
            int port = postgres.port();
            postgres.createDatabaseIfMissing("order").createDatabaseIfMissing("order");
            tell(postgres, "order", "create table kept(i int)");
            tell(postgres, "order", "insert into kept values (1)");
            postgres.stop();
            postgres.restart();
            tell(postgres, "order", "insert into kept values (2)");
            postgres.kill();
            assertThat(home.resolve("data/postmaster.pid")).exists();
            postgres.restart();
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(ask(postgres, "order", "select sum(i) from kept")).isEqualTo("3");
        }
    }

    @Test
    void a_pid_file_that_names_a_stranger_is_no_obstacle() throws Exception {
        LocalPostgres.start(home, 0).close();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(home.resolve("data/postmaster.pid"), stranger + "\n" + home.resolve("data") + "\n");
        try (var postgres = LocalPostgres.start(home, 0)) {
            assertThat(ask(postgres, "postgres", "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_temporary_server_may_skip_durability() throws SQLException {
        try (var postgres = LocalPostgres.temporary(Durability.NONE)) {
            assertThat(ask(postgres, "postgres", "show fsync")).isEqualTo("off");
        }
    }

    private static void tell(LocalPostgres postgres, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(LocalPostgres postgres, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(database));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
