package dev.campusg.dev;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * All of CampusG on this machine: PostgreSQL, Kafka and the services, each a process of its own that can be stopped,
 * killed, paused and started again. Nothing of it outlives this JVM.
 */
public final class CampusgSystem implements AutoCloseable {
    /** Starting JVMs compete for the processors; a few at a time are up sooner than all at once. */
    private static final int STARTS_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Plan plan;
    private final Home home;
    private final LocalPostgres postgres;
    private final KafkaChild kafka; // runs only where somebody needs it
    private final Map<Service, ServiceChild> services = new EnumMap<>(Service.class);

    private CampusgSystem(Plan plan) {
        this.plan = plan;
        this.home = new Home(plan.home());
        this.postgres = new LocalPostgres(
                plan.home().resolve("postgres"), plan.ports().postgres(), Durability.FULL, plan.log("postgres"));
        this.kafka = new KafkaChild(plan.home().resolve("kafka"), plan.ports().kafka(), plan.log("kafka"));
        plan.services().forEach(it -> services.put(it, new ServiceChild(it, plan)));
    }

    /** Returns when every service is ready; if one does not get there, ends all and tells which. */
    public static CampusgSystem start(Plan plan) {
        var system = new CampusgSystem(plan);
        system.reclaim();
        try {
            plan.ports().requireFree(plan);
            system.startAll();
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    public Plan plan() {
        return plan;
    }

    public String url(Service service) {
        return plan.ports().url(service);
    }

    public String bootstrap() {
        return plan.ports().bootstrap();
    }

    public String jdbcUrl(Service service) {
        return postgres.jdbcUrl(service.database());
    }

    public Part postgres() {
        return postgres;
    }

    public Part kafka() {
        return kafka;
    }

    public Part service(Service service) {
        var child = services.get(service);
        if (child == null) {
            throw new IllegalArgumentException(service.id() + " is not part of this run");
        }
        return child;
    }

    /** In the order in which they are stopped. */
    public List<Part> parts() {
        var all = new ArrayList<Part>(services.values());
        if (plan.needsKafka()) {
            all.add(kafka);
        }
        all.add(postgres);
        return all;
    }

    /** Makes the next start of this build a quick one; see {@link Training}. */
    public void train() {
        new Training(plan, postgres).run(plan.services());
    }

    /** Services first, so that they can still finish what they hold; then Kafka, then PostgreSQL. */
    @Override
    public void close() {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            services.values().forEach(it -> each.submit(it::stop));
        }
        kafka.stop();
        postgres.stop();
        home.release();
    }

    private void reclaim() {
        home.take();
        services.values().forEach(ServiceChild::reclaim);
        kafka.reclaim();
        postgres.reclaim();
    }

    private void startAll() {
        var databases = CompletableFuture.runAsync(() -> {
            postgres.restart();
            plan.services().forEach(it -> postgres.createDatabaseIfMissing(it.database()));
        });
        if (plan.needsKafka()) {
            kafka.restart();
            LocalKafka.createTopics(bootstrap(), Topics.from(plan.commonEnvironment()));
        }
        join(Stream.of(databases));
        try (var some = Executors.newFixedThreadPool(STARTS_AT_ONCE)) {
            join(services.values().stream().map(it -> CompletableFuture.runAsync(it::restart, some)));
        }
    }

    private static void join(Stream<CompletableFuture<Void>> running) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
