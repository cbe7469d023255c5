package dev.campusg.chaos;

import dev.campusg.checker.Check;
import dev.campusg.checker.Report;
import dev.campusg.checker.Where;
import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Part;
import dev.campusg.dev.Plan;
import dev.campusg.dev.Supervisor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * {@code Chaos <project> [--minutes N] [--seed S] [--rate R]}: a system of its own, under load, whose parts are struck one
 * after the other. Ends with 0 if nothing is wrong afterwards, 1 if something is, 2 if not everything could be checked, 3
 * if only some recovery took too long.
 */
public final class Chaos {

    /** The most a recovery may take. */
    private static final Duration BAR = Duration.ofSeconds(5);

    /** How long an order waits for a runner here; so long after the last one nothing is on offer any more. */
    private static final Duration OFFERED = Duration.ofSeconds(15);

    /** What has just been started is slow for a while. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration SETTLE = Duration.ofSeconds(120);
    private static final int MOST_STRIKES_A_MINUTE = 20;

    private final CampusgSystem system;
    private final Options options;
    private final Web web;
    private final Promises promises = new Promises();
    private final Orders orders;
    private final Tally tally = new Tally();
    private final Strikes strikes = new Strikes(BAR);

    private Chaos(CampusgSystem system, Options options) {
        this.system = system;
        this.options = options;
        this.web = new Web(system);
        this.orders = new Orders(web, promises);
    }

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        try {
            Options options = Options.of(arguments);
            System.exit(run(options));
        } catch (IllegalArgumentException unclear) {
            System.err.println(unclear.getMessage());
            System.exit(2);
        }
    }

    private static int run(Options options) throws Exception {
        Path home = options.project().resolve(".campusg/chaos");
        clear(home);
        System.out.println("Starting a system of its own in " + home);
        CampusgSystem system = CampusgSystem.start(plan(options.project(), home));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.train();
        return new Chaos(system, options).run();
    }

    /** Short enough that everything that can run out does run out. */
    private static Plan plan(Path project, Path home) {
        return Plan.isolated(project, home)
                .with("TIMER_DEFAULT_DURATION", OFFERED.toString())
                .with("SAGA_STEP_DEADLINE", "PT3S")
                .with("SAGA_PAYMENT_DEADLINE", "PT4S")
                .with("PAYMENT_SIMULATOR_SLOW", "PT6S")
                .with("PAYMENT_GATEWAY_LIMIT", "PT10S");
    }

    private static void clear(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private int run() throws InterruptedException, SQLException {
        Supervisor supervisor = new Supervisor(system, () -> {});
        supervisor.start();
        List<String> parts = system.parts().stream().map(Part::name).toList();
        Schedule schedule =
                Schedule.of(options.seed(), parts, (int) Math.ceil(options.minutes() * MOST_STRIKES_A_MINUTE));
        System.out.printf(
                "Seed %d, %.1f minutes, %.1f orders a second%n", options.seed(), options.minutes(), options.rate());
        People people = People.registeredBy(web);
        Load load = new Load(random -> new Life(orders, random, people, tally), options.rate(), options.seed());
        load.start();
        strike(schedule);
        load.stop();
        Waiting.pause(OFFERED);
        supervisor.rest();
        return reckoning();
    }

    private void strike(Schedule schedule) {
        Recovery recovery = new Recovery(system, web, orders);
        Waiting.pause(WARM_UP);
        System.out.printf("%-42s all well after %6.2f s%n", "nothing", seconds(recovery.since(System.nanoTime())));
        long end = System.nanoTime() + (long) (options.minutes() * 60e9);
        for (Schedule.Strike next : schedule.strikes()) {
            Waiting.pause(next.calm());
            if (System.nanoTime() > end) {
                return;
            }
            System.out.printf("%-42s ", next);
            Duration took = recovery.since(hit(next));
            strikes.add(next, took);
            System.out.printf(
                    "all well after %6.2f s (load average %.1f)%n",
                    seconds(took), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** When it was killed, or allowed to go on. */
    private long hit(Schedule.Strike strike) {
        Part part = system.parts().stream()
                .filter(it -> it.name().equals(strike.part()))
                .findFirst()
                .orElseThrow();
        if (strike.kind() == Schedule.Kind.KILL) {
            long at = System.nanoTime();
            part.kill();
            return at;
        }
        part.pause();
        Waiting.pause(strike.sleep());
        part.resume();
        return System.nanoTime();
    }

    private int reckoning() throws SQLException {
        System.out.println();
        tally.print(System.out);
        Report report = Check.of(where(), SETTLE);
        List<Promises.Promise> broken = promises.broken(web);
        System.out.printf("%8d promises of the services, %d broken%n%n", promises.count(), broken.size());
        broken.forEach(System.out::println);
        report.print(System.out);
        System.out.println();
        strikes.print(System.out);
        if (!broken.isEmpty() || tally.of(Life.TWO_WINNERS) > 0) {
            return 1;
        }
        return report.exitCode() != 0 ? report.exitCode() : strikes.anyLate() ? 3 : 0;
    }

    private Where where() {
        return new Where(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", system.bootstrap(),
                "DB_HOST", "127.0.0.1",
                "DB_PORT", String.valueOf(system.plan().ports().postgres())));
    }
}
