package dev.campusg.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code Bench NAME…}: measures, prints a table, and writes {@code benchmarks/target/bench-NAME.json}. */
public final class Bench {

    private static final Path FOLDER = Path.of("benchmarks", "target");

    private static final Map<String, Supplier<Benchmark>> ALL = Map.of(
            "append", AppendBench::new,
            "reads", ReadsBench::new,
            "steps", StepsBench::new,
            "saga", SagaBench::new,
            "sql", SqlBench::new);

    private Bench() {}

    /** One of the names. */
    interface Benchmark {
        Report run() throws Exception;
    }

    public static void main(String[] names) throws Exception {
        // Quarkus' libraries bring this manager and complain about any other.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (var name : names) {
            if (!ALL.containsKey(name)) {
                System.err.printf("There is no benchmark '%s'. There are: append, reads, steps, saga, sql%n", name);
                System.exit(2);
            }
        }
        for (var name : names) {
            System.out.printf("%s%n", name);
            var report = ALL.get(name).get().run();
            report.print();
            report.write(FOLDER);
        }
        System.exit(0); // which also ends what client libraries left running
    }

    static Report report(String name, Store store, Ceiling ceiling, List<Result> results) {
        var facts = new LinkedHashMap<>(Machine.facts(store.server().jdbcUrl(store.database())));
        facts.put("ceiling", ceiling.source());
        return new Report(name, facts, results);
    }
}
