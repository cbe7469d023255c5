package dev.campusg.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Once per build, runs each service a second time for a moment, out of the way (lowest priority, an empty database,
 * no Kafka), so that the JVM writes down what a start loads. The next start reads that and takes half the time.
 */
final class Training {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_WRITE = Duration.ofMinutes(3);
    private static final String NO_BROKER = "127.0.0.1:9";

    private final Plan plan;
    private final LocalPostgres postgres;

    Training(Plan plan, LocalPostgres postgres) {
        this.plan = plan;
        this.postgres = postgres;
    }

    void run(Set<Service> services) {
        for (var service : services) {
            var artefact = Artefact.of(service, plan.project());
            if (artefact.isNative() || Files.exists(artefact.cache())) {
                continue;
            }
            try {
                train(artefact);
            } catch (IOException | RuntimeException e) {
                System.out.printf("No start-up cache for %s: %s%n", service.id(), e.getMessage());
            }
        }
    }

    private void train(Artefact artefact) throws IOException {
        var service = artefact.service();
        var database = "training_" + service.database();
        var fresh = artefact.target().resolve("start.aot.new");
        int port = FreePort.next();
        // If we are ended meanwhile, nobody waits for it.
        var child = new Child("training-" + service.id(), plan.log("training-" + service.id()), Signal.KILL);
        var builder = artefact.training(fresh);
        builder.command().addAll(0, List.of("nice", "-n", "19"));
        builder.environment().putAll(plan.environmentOf(service, database));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", NO_BROKER);
        postgres.dropDatabase(database).createDatabaseIfMissing(database);
        child.start(builder);
        var url = "http://127.0.0.1:" + port;
        boolean lived = Await.happens(TO_START, () -> !child.isAlive() || Health.isLive(url)) && child.isAlive();
        Health.isReady(url);
        Signal.TERM.send(child.pid());
        Await.until(service.id() + " to write its cache", TO_WRITE, () -> !child.isAlive());
        postgres.dropDatabase(database);
        if (!lived || !Files.exists(fresh)) {
            throw new IOException("see " + child.log());
        }
        keep(fresh, artefact);
    }

    private static void keep(Path fresh, Artefact artefact) throws IOException {
        try (var old = Files.newDirectoryStream(artefact.target(), "start-*.aot")) {
            for (var cache : old) {
                Files.delete(cache);
            }
        }
        Files.move(fresh, artefact.cache(), StandardCopyOption.ATOMIC_MOVE);
    }
}
