package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;

import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.Outbox.Taken;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A relay in a process of its own, to be killed: takes messages and "publishes" them as lines of a file. */
final class RelayProcess {

    static final Duration LEASE = Duration.ofSeconds(2);

    private static final int PAGE = 50;

    static Process start(String holder, TestDatabase database, Path published) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        RelayProcess.class.getName(),
                        holder,
                        database.uri(),
                        published.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(arguments[1]).setCachePreparedStatements(true))
                .build();
        PostgresEventStore store = new PostgresEventStore(vertx, pool, CommitListener.NONE);
        Path file = Path.of(arguments[2]);
        List<Long> published = List.of();
        while (true) {
            Taken taken = answer(store.take(arguments[0], published, PAGE, LEASE));
            published = new ArrayList<>();
            for (Pending message : taken.messages()) {
                String line = arguments[0] + " " + message.id() + " "
                        + message.message().key() + " " + message.message().value() + "\n";
                Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                published.add(message.id());
            }
        }
    }

    private RelayProcess() {}
}
