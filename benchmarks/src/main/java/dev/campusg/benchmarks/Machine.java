package dev.campusg.benchmarks;

import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a figure is worth nothing without. */
final class Machine {

    private Machine() {}

    static Map<String, String> facts(String jdbcUrl) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(
                "machine",
                "%d cores, load %.1f at the end, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        facts.put("postgres", postgres(jdbcUrl));
        return facts;
    }

    private static String postgres(String jdbcUrl) {
        var settings = List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers");
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            var shown = new StringBuilder();
            for (var setting : settings) {
                var answer = statement.executeQuery("show " + setting);
                answer.next();
                shown.append(shown.isEmpty() ? "" : ", ")
                        .append(setting)
                        .append(' ')
                        .append(answer.getString(1));
            }
            return shown.toString();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask PostgreSQL about itself", e);
        }
    }
}
