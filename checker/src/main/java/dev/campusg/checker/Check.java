package dev.campusg.checker;

import dev.campusg.eventstore.testkit.history.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.apache.kafka.common.KafkaException;

/** {@code Check [--json] [--settle 30s]}: checks a run from PostgreSQL and Kafka alone. {@code ./campusg check} calls it. */
public final class Check {

    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final Where where;
    private final Duration settle;

    private Check(Where where, Duration settle) {
        this.where = where;
        this.settle = settle;
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        List<String> given = Arrays.asList(arguments);
        try {
            Report report = of(new Where(System.getenv()), settle(given));
            if (given.contains("--json")) {
                report.printJson(System.out);
            } else {
                report.print(System.out);
            }
            System.exit(report.exitCode());
        } catch (SQLException | KafkaException | IllegalStateException unreadable) {
            System.err.println("Cannot check: " + unreadable.getMessage());
            System.exit(2);
        }
    }

    private static Duration settle(List<String> arguments) {
        int at = arguments.indexOf("--settle");
        return at < 0 || at + 1 == arguments.size()
                ? SETTLE
                : Duration.parse("PT" + arguments.get(at + 1).strip());
    }

    /** Waits until all is quiet, but not for long, and looks at everything. */
    public static Report of(Where where, Duration settle) throws SQLException {
        return new Check(where, settle).run();
    }

    private Report run() throws SQLException {
        long begun = System.nanoTime();
        Findings findings = new Findings();
        Map<String, Connection> stores = new LinkedHashMap<>();
        try (TopicReader topics = new TopicReader(where)) {
            for (House.Service service : new House(new Known()).services()) {
                open(service.name(), stores);
            }
            if (stores.isEmpty()) {
                throw new IllegalStateException("no service's database can be read");
            }
            new Settling(stores, topics).await(settle).forEach(findings::unsettled);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (Connection store : stores.values()) {
                freeze(store);
            }
            Inspection.of(stores, topics.read(), now, findings);
            return new Report(findings, (System.nanoTime() - begun) / 1e9);
        } finally {
            for (Connection store : stores.values()) {
                store.close();
            }
        }
    }

    private void open(String service, Map<String, Connection> stores) throws SQLException {
        try {
            Connection store = where.database(service);
            try (Statement statement = store.createStatement()) {
                statement.execute("select from es.stream limit 0");
                stores.put(service, store);
            } catch (SQLException empty) {
                store.close();
            }
        } catch (SQLException away) {
            if (!missing(away)) {
                throw away;
            }
        }
    }

    /** There is no such database: the service is not part of this run. */
    private static boolean missing(SQLException failure) {
        return "3D000".equals(failure.getSQLState());
    }

    /** From now on it shows what is there now. */
    private static void freeze(Connection store) throws SQLException {
        store.setAutoCommit(false);
        store.setReadOnly(true);
        store.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement look = store.createStatement()) {
            look.execute("select");
        }
    }
}
