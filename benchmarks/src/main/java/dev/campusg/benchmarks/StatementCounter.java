package dev.campusg.benchmarks;

import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts statements by pg_stat_statements, and messages handled by the inboxes. */
final class StatementCounter implements AutoCloseable {

    private static final String CALLS = """
            select d.datname || ': ' || regexp_replace(left(s.query, 90), '\\s+', ' ', 'g'), sum(s.calls)
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where s.toplevel and d.datname <> 'postgres'
                and s.query not like 'select count(*) from es.inbox%' and s.query not ilike 'set %'
            group by 1""";

    private final CampusgSystem system;
    private final Set<Service> services;
    private final Connection connection;

    StatementCounter(CampusgSystem system) throws SQLException {
        this.system = system;
        this.services = system.plan().services();
        // The view covers all databases of the server, from wherever it is asked; not from one of those it counts.
        var url = system.jdbcUrl(Service.ORDER).replace("/" + Service.ORDER.database() + "?", "/postgres?");
        this.connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    record Count(long nanos, Map<String, Long> calls, long messages) {

        Window since(Count before, long sagas) {
            var more = new HashMap<String, Long>();
            calls.forEach((statement, count) -> more.put(statement, count - before.calls.getOrDefault(statement, 0L)));
            return new Window((nanos - before.nanos) / 1e9, more, messages - before.messages, sagas);
        }
    }

    /** What happened between two counts. */
    record Window(double seconds, Map<String, Long> calls, long messages, long sagas) {

        long statements() {
            return calls.values().stream().mapToLong(it -> it).sum();
        }

        void show(String load, int most, Window idle) {
            System.out.printf("  statements a saga, %s, less what the idle system asks:%n", load);
            Map<String, Double> each = new HashMap<>();
            calls.forEach((statement, count) -> each.put(
                    statement, (count - idle.calls.getOrDefault(statement, 0L) / idle.seconds * seconds) / sagas));
            each.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(most)
                    .sorted(Comparator.comparing(Map.Entry::getKey))
                    .forEach(it -> System.out.printf("  %6.2f  %s%n", it.getValue(), it.getKey()));
        }
    }

    Count now() throws SQLException {
        long messages = 0;
        for (var service : services) {
            messages += messages(service);
        }
        return new Count(System.nanoTime(), calls(), messages);
    }

    private Map<String, Long> calls() throws SQLException {
        var calls = new HashMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CALLS)) {
            while (rows.next()) {
                calls.put(rows.getString(1), rows.getLong(2));
            }
        }
        return calls;
    }

    private long messages(Service service) throws SQLException {
        try (var own = DriverManager.getConnection(system.jdbcUrl(service));
                var statement = own.createStatement();
                var rows = statement.executeQuery("select count(*) from es.inbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
