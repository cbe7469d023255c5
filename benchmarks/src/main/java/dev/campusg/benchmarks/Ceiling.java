package dev.campusg.benchmarks;

import dev.campusg.dev.LocalPostgres;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What this server can do at best for 16 clients that write or read one row at a time: pgbench's figures, or where
 * pgbench is missing those of a plain client.
 */
final class Ceiling {

    static final String DATA = "{\"orderId\": \"7f8de6a8-5c0c-4a3e-9f57-0d0c7d1fe2d4\", \"item\": \"noodles\","
            + " \"cents\": 1250, \"at\": \"2030-06-01T12:00:00Z\"}";

    private static final int CLIENTS = 16;
    private static final int ROWS = 10_000;
    private static final String INSERT = "insert into ceiling (stream, data) values (%s, '" + DATA + "')";
    private static final String SELECT = "select data from ceiling where id = %s";

    private static final String STREAM = """
            select version, schema, type, data, message_id, correlation_id, actor, recorded_at from es.event \
            where stream = (select number from es.stream where id = 'load-' || %s::text) order by version""";

    private final Store store;
    private final Optional<Path> pgbench = find();

    Ceiling(Store store) {
        this.store = store;
        store.execute(
                "create table ceiling (id bigint generated always as identity primary key, stream text, data text)");
        store.execute("insert into ceiling (stream, data) select 'stream', '%s' from generate_series(1, %d)"
                .formatted(DATA, ROWS));
        store.execute("vacuum analyze ceiling");
    }

    String source() {
        return pgbench.map(it -> "pgbench, %d clients (%s)".formatted(CLIENTS, it))
                .orElse("plain Vert.x client, %d in flight; pgbench is not installed".formatted(CLIENTS));
    }

    double inserts(Duration length) throws Exception {
        if (pgbench.isPresent()) {
            return pgbench(INSERT.formatted("'stream-' || :client_id") + ";\n", length);
        }
        return plain(INSERT.formatted("$1"), length, client -> Tuple.of("stream-" + client));
    }

    double reads(Duration length) throws Exception {
        if (pgbench.isPresent()) {
            return pgbench("\\set n random(1, %d)\n%s;\n".formatted(ROWS, SELECT.formatted(":n")), length);
        }
        return plain(
                SELECT.formatted("$1"),
                length,
                _ -> Tuple.of(ThreadLocalRandom.current().nextLong(1, ROWS + 1)));
    }

    /** Whole streams by their names, {@code load-0} and so on, as PostgreSQL itself would read them. */
    double streams(int count, Duration length) throws Exception {
        if (pgbench.isPresent()) {
            return pgbench("\\set n random(0, %d)\n%s;\n".formatted(count - 1, STREAM.formatted(":n")), length);
        }
        return plain(
                STREAM.formatted("$1"),
                length,
                _ -> Tuple.of(Integer.toString(ThreadLocalRandom.current().nextInt(count))));
    }

    private double pgbench(String script, Duration length) throws IOException, InterruptedException {
        var file = Files.writeString(Files.createTempFile("ceiling", ".sql"), script);
        try {
            var command = Stream.of(
                    pgbench.orElseThrow(),
                    "-h",
                    store.server().host(),
                    "-p",
                    store.server().port(),
                    "-U",
                    LocalPostgres.USER,
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    CLIENTS,
                    "-j",
                    2,
                    "-T",
                    length.toSeconds(),
                    "-f",
                    file,
                    store.database());
            var builder = new ProcessBuilder(command.map(Object::toString).toList()).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", LocalPostgres.PASSWORD);
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.lines()
                    .filter(line -> line.startsWith("tps = "))
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("pgbench failed:\n" + output));
        } finally {
            Files.delete(file);
        }
    }

    private double plain(String sql, Duration length, IntFunction<Tuple> parameters) throws InterruptedException {
        return ClosedLoop.run(
                        CLIENTS,
                        length,
                        client -> _ -> store.pool()
                                .preparedQuery(sql)
                                .execute(parameters.apply(client))
                                .toCompletionStage())
                .perSecond();
    }

    private static Optional<Path> find() {
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "pgbench"));
        return Stream.concat(onPath, debian().stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> debian() {
        var versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (var folders = Files.list(versions)) {
            return folders.map(it -> it.resolve("bin/pgbench")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
