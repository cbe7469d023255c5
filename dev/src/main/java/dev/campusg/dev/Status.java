package dev.campusg.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code Status <home>}: the table of what runs; ends with 0 if all of it is ready. */
final class Status {
    private record Row(String name, String address, String pid, boolean up) {}

    private Status() {}

    public static void main(String[] arguments) {
        var running = RunFile.in(Path.of(arguments[0])).read();
        if (running.isEmpty()) {
            System.out.println("CampusG is not running. Start it with ./campusg up");
            System.exit(1);
        }
        System.exit(print(running.get()) ? 0 : 1);
    }

    /** True if everything is ready. */
    static boolean print(Map<String, String> running) {
        var rows = rows(running);
        System.out.printf("%-20s %-24s %-8s %s%n", "NAME", "ADDRESS", "PID", "STATE");
        rows.forEach(it -> System.out.printf(
                "%-20s %-24s %-8s %s%n", it.name(), it.address(), it.pid(), it.up() ? "ready" : "DOWN"));
        return rows.stream().allMatch(Row::up);
    }

    private static List<Row> rows(Map<String, String> running) {
        var rows = new ArrayList<Row>();
        rows.add(server("postgres", running.get("DB_HOST") + ":" + running.get("DB_PORT"), running));
        if (running.containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
            rows.add(server("kafka", running.get("KAFKA_BOOTSTRAP_SERVERS"), running));
        }
        for (var service : Service.values()) {
            var url = running.get(service.urlVariable());
            if (url != null) {
                rows.add(new Row(service.id(), url, pid(service.id(), running), Health.isReady(url)));
            }
        }
        return rows;
    }

    private static Row server(String name, String address, Map<String, String> running) {
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        return new Row(name, address, pid(name, running), !FreePort.isFree(port));
    }

    private static String pid(String name, Map<String, String> running) {
        return running.get(RunFile.pidVariable(name));
    }
}
