package dev.campusg.eventstore.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ceiling: single rows written and read by 16 clients of PostgreSQL's own benchmark. */
final class Pgbench {

    static double insertsPerSecond(TestDatabase database, int seconds) throws IOException {
        database.execute("create table if not exists ceiling"
                + " (id bigint generated always as identity primary key, stream text, data text)");
        return transactionsPerSecond(
                database,
                seconds,
                "insert into ceiling values (default, 'stream-' || :client_id, '" + Workloads.DATA + "');\n");
    }

    /** After the inserts. */
    static double selectsPerSecond(TestDatabase database, int seconds) throws IOException {
        return transactionsPerSecond(
                database, seconds, "\\set n random(1, 10000)\nselect data from ceiling where id = :n;\n");
    }

    private static double transactionsPerSecond(TestDatabase database, int seconds, String script) throws IOException {
        Path file = Files.writeString(Files.createTempFile("ceiling", ".sql"), script);
        Process pgbench = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "16",
                        "-j",
                        "2",
                        "-T",
                        "" + seconds,
                        "-f",
                        "" + file,
                        database.uri())
                .redirectErrorStream(true)
                .start();
        String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(file);
        return output.lines()
                .filter(line -> line.startsWith("tps"))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output));
    }

    private Pgbench() {}
}
