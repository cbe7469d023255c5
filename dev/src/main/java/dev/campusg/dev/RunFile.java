package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code .campusg/system.properties}: where the running system is, for a shell to source and for a program to load.
 * It exists while the system is ready.
 */
record RunFile(Path path) {
    static RunFile in(Path home) {
        return new RunFile(home.resolve("system.properties"));
    }

    void write(CampusgSystem system) {
        var plan = system.plan();
        var all = new TreeMap<String, String>();
        all.put("LAUNCHER_PID", Long.toString(ProcessHandle.current().pid()));
        if (plan.needsKafka()) {
            all.put("KAFKA_BOOTSTRAP_SERVERS", system.bootstrap());
        }
        all.put("DB_HOST", "127.0.0.1");
        all.put("DB_PORT", Integer.toString(plan.ports().postgres()));
        all.put("DB_USER", LocalPostgres.USER);
        all.put("DB_PASSWORD", LocalPostgres.PASSWORD);
        plan.services().forEach(it -> all.put(it.urlVariable(), system.url(it)));
        system.parts().forEach(it -> all.put(pidVariable(it.name()), Long.toString(it.pid())));
        var lines = all.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue());
        try {
            var fresh = path.resolveSibling("system.properties.new");
            Files.write(fresh, lines.toList());
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says, if there is a launcher that still stands by it. */
    Optional<Map<String, String>> read() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            var all = Files.readAllLines(path).stream()
                    .map(it -> it.split("=", 2))
                    .collect(Collectors.toMap(it -> it[0], it -> it[1]));
            boolean stands =
                    ProcessHandle.of(Long.parseLong(all.get("LAUNCHER_PID"))).isPresent();
            return stands ? Optional.of(all) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pidVariable(String part) {
        return part.toUpperCase(Locale.ROOT).replace('-', '_') + "_PID";
    }
}
