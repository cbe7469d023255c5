package dev.campusg.dev;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * {@code Launcher <project> [service…]}: runs all of CampusG, or some services of it, until it is told to end.
 * {@code ./campusg up} calls it.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        Quiet.logs();
        var plan = planOrExit(arguments);
        var runFile = RunFile.in(plan.home());
        long begun = System.nanoTime();
        System.out.printf(
                "Starting PostgreSQL, %s%d services%n",
                plan.needsKafka() ? "Kafka and " : "", plan.services().size());
        var system = startOrExit(plan);
        var supervisor = new Supervisor(system, () -> runFile.write(system));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            supervisor.rest();
            runFile.delete();
            system.close();
        }));
        runFile.write(system);
        runFile.read().ifPresent(Status::print);
        System.out.printf(
                "Ready after %.1f s. Logs are in %s%n",
                seconds(begun), plan.home().resolve("logs"));
        supervisor.start();
        system.train();
        new CountDownLatch(1).await();
    }

    private static Plan planOrExit(String... arguments) {
        try {
            return Plan.local(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static CampusgSystem startOrExit(Plan plan) {
        try {
            return CampusgSystem.start(plan);
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
