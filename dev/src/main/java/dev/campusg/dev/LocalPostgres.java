package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real PostgreSQL server of our own: a child process that can be stopped, killed and started again on the same port
 * and data, and that never outlives this JVM.
 */
public final class LocalPostgres implements Part, AutoCloseable {
    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final int STARTS = 20;
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("wal_compression", "on"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("min_wal_size", "256MB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"));

    private final Path home;
    private final int port;
    private final Durability durability;
    private final PostgresData data;
    private final Child server;

    LocalPostgres(Path home, int port, Durability durability, Path log) {
        this.home = home.toAbsolutePath();
        this.port = port == 0 ? FreePort.next() : port;
        this.durability = durability;
        this.data = new PostgresData(this.home.resolve("data"));
        this.server = new Child("postgres", log.toAbsolutePath(), Signal.INT);
    }

    /** Data stays in {@code home} over restarts; port 0 takes any free one. */
    public static LocalPostgres start(Path home, int port) {
        return start(home, port, Durability.FULL);
    }

    public static LocalPostgres start(Path home, int port, Durability durability) {
        var postgres = new LocalPostgres(home, port, durability, home.resolve("postgres.log"));
        postgres.restart();
        return postgres;
    }

    /** Lives as long as this JVM at most, and leaves nothing on the disk. */
    public static LocalPostgres temporary(Durability durability) {
        try {
            var home = Files.createTempDirectory("campusg-postgres");
            var postgres = start(home, 0, durability);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.discard(home)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    void reclaim() {
        server.reclaim();
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public Path log() {
        return server.log();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s".formatted(host(), port, database, USER, PASSWORD);
    }

    public LocalPostgres createDatabaseIfMissing(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
                var question = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var command = connection.createStatement()) {
            question.setString(1, name);
            if (!question.executeQuery().next()) {
                command.execute("create database " + command.enquoteIdentifier(name, true));
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
    }

    public LocalPostgres dropDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
                var command = connection.createStatement()) {
            command.execute("drop database if exists %s with (force)".formatted(command.enquoteIdentifier(name, true)));
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot drop database " + name, e);
        }
    }

    @Override
    public synchronized void restart() {
        stop();
        try {
            Files.createDirectories(home);
            Files.createDirectories(log().getParent());
            var binaries = PostgresBinaries.unpacked();
            data.createWith(binaries, log());
            for (int tries = STARTS; !serves(binaries); tries--) {
                // The children of a killed server hold its shared memory for a moment.
                if (tries == 0 || !Tail.of(log()).contains("still in use")) {
                    throw new IllegalStateException("PostgreSQL does not start, see " + log() + "\n" + Tail.of(log()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL in " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting PostgreSQL", e);
        }
    }

    /** Closes all connections, writes a checkpoint and ends. */
    @Override
    public synchronized void stop() {
        server.stop();
    }

    /** {@code kill -9} of the server process: what is committed must survive it. */
    @Override
    public synchronized void kill() {
        server.kill();
    }

    @Override
    public synchronized void pause() {
        server.pause();
    }

    @Override
    public synchronized void resume() {
        server.resume();
    }

    @Override
    public void close() {
        stop();
    }

    private boolean serves(PostgresBinaries binaries) throws IOException {
        data.reclaim();
        if (!FreePort.isFree(port)) {
            throw new IllegalStateException("Port %d is in use: PostgreSQL cannot have it".formatted(port));
        }
        server.start(new ProcessBuilder(command(binaries)));
        return Await.happens(TO_START, () -> !server.isAlive() || answers()) && server.isAlive();
    }

    private List<String> command(PostgresBinaries binaries) {
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(durability.settings());
        var command = new ArrayList<>(Unprivileged.command(List.of(
                binaries.program("postgres"), "-D", data.directory().toString(), "-p", Integer.toString(port))));
        settings.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres") + "&connectTimeout=1")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void discard(Path home) {
        try {
            stop();
            Directories.delete(home);
        } catch (IOException e) {
            System.err.println("Left behind: " + home + " (" + e.getMessage() + ")");
        }
    }
}
