package dev.campusg.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code Bench NAME…}: measures, prints a table, and writes {@code benchmarks/target/bench-NAME.json}. */
public final class Bench {

    private static final Path FOLDER = Path.of("benchmarks", "target");

    private static final Map<String, Function<Options, Benchmark>> ALL = Map.of(
            "append", _ -> new AppendBench(),
            "reads", _ -> new ReadsBench(),
            "steps", _ -> new StepsBench(),
            "timers", TimersBench::new,
            "saga", _ -> new SagaBench(),
            "sql", _ -> new SqlBench());

    private Bench() {}

    /** One of the names. */
    interface Benchmark {
        Report run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        // Quarkus' libraries bring this manager and complain about any other.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        var options = options(arguments);
        for (var name : options.names()) {
            System.out.printf("%s%n", name);
            var report = ALL.get(name).apply(options).run();
            report.print();
            report.write(FOLDER);
        }
        System.exit(0); // which also ends what client libraries left running
    }

    private static Options options(String... arguments) {
        try {
            var options = Options.of(arguments);
            for (var name : options.names()) {
                if (!ALL.containsKey(name)) {
                    throw new IllegalArgumentException(
                            "There is no benchmark '%s'. There are: append, reads, steps, timers, saga, sql"
                                    .formatted(name));
                }
            }
            return options;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    static Report report(String name, Store store, Ceiling ceiling, List<Result> results) {
        var facts = new LinkedHashMap<>(Machine.facts(store.server().jdbcUrl(store.database())));
        facts.put("ceiling", ceiling.source());
        return new Report(name, facts, results);
    }
}
