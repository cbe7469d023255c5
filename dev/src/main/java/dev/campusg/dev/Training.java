package dev.campusg.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Once per build, runs Kafka and each service a second time for a moment, out of the way (lowest priority, an empty database
 * or folder, no Kafka), so that the JVM writes down what a start loads. The next start reads that and takes half the time.
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
        if (plan.needsKafka()) {
            Broker.cache().filter(it -> !it.exists()).ifPresent(cache -> tryTo("kafka", () -> trainBroker(cache)));
        }
        for (var service : services) {
            var artefact = Artefact.of(service, plan.project());
            if (!artefact.isNative() && !artefact.cache().exists()) {
                tryTo(service.id(), () -> train(artefact));
            }
        }
    }

    private interface Lesson {
        void take() throws IOException;
    }

    private static void tryTo(String name, Lesson lesson) {
        try {
            lesson.take();
        } catch (IOException | RuntimeException e) {
            System.out.printf("No start-up cache for %s: %s%n", name, e.getMessage());
        }
    }

    private void trainBroker(StartCache cache) throws IOException {
        var home = Files.createTempDirectory("campusg-training-kafka");
        int port = FreePort.next();
        var builder = new Broker(home, port).training(cache.fresh());
        try {
            record("kafka", builder, () -> !FreePort.isFree(port), cache);
        } finally {
            Directories.delete(home);
        }
    }

    private void train(Artefact artefact) throws IOException {
        var service = artefact.service();
        var database = "training_" + service.database();
        int port = FreePort.next();
        var builder = artefact.training(artefact.cache().fresh());
        builder.environment().putAll(plan.environmentOf(service, database));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", NO_BROKER);
        postgres.dropDatabase(database).createDatabaseIfMissing(database);
        var url = "http://127.0.0.1:" + port;
        record(service.id(), builder, () -> answers(url), artefact.cache());
        postgres.dropDatabase(database);
    }

    /** What readiness needs is recorded too. */
    private static boolean answers(String url) {
        boolean live = Health.isLive(url);
        if (live) {
            Health.isReady(url);
        }
        return live;
    }

    private void record(String name, ProcessBuilder builder, BooleanSupplier lives, StartCache cache)
            throws IOException {
        // If we are ended meanwhile, nobody waits for it.
        var child = new Child("training-" + name, plan.log("training-" + name), Signal.KILL);
        builder.command().addAll(0, List.of("nice", "-n", "19"));
        child.start(builder);
        boolean lived = Await.happens(TO_START, () -> !child.isAlive() || lives.getAsBoolean()) && child.isAlive();
        Signal.TERM.send(child.pid());
        Await.until(name + " to write its cache", TO_WRITE, () -> !child.isAlive());
        if (!lived || !Files.exists(cache.fresh())) {
            throw new IOException("see " + child.log());
        }
        cache.keep();
    }
}
