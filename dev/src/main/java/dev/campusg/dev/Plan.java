package dev.campusg.dev;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to run and where.
 *
 * @param project the root of the sources, where {@code services/} is
 * @param home where data and logs are kept
 * @param environment given to every service, over what this process has
 * @param own given to one service only, over everything else
 */
public record Plan(
        Path project,
        Path home,
        Ports ports,
        Set<Service> services,
        Map<String, String> environment,
        Map<Service, Map<String, String>> own) {

    /** Of the callback timers, unless the environment has another; worth nothing beyond this machine. */
    static final String LOCAL_API_KEY = "local-key-of-the-callback-timers-00";

    public Plan {
        project = project.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        services = Set.copyOf(services);
        environment = Map.copyOf(environment);
        own = Map.copyOf(own);
    }

    /** The developer's system: data in {@code .campusg}, the usual ports. */
    public static Plan local(Path project) {
        return at(project, project.resolve(".campusg"), Ports.from(System.getenv()));
    }

    /** Some services of the developer's system, with the servers that they need. */
    public static Plan local(Path project, List<String> services) {
        var all = local(project);
        return services.isEmpty()
                ? all
                : all.only(services.stream().map(Service::named).toArray(Service[]::new));
    }

    /** A system beside any other: free ports, data in a directory of its own. */
    public static Plan isolated(Path project, Path home) {
        return at(project, home, Ports.free());
    }

    private static Plan at(Path project, Path home, Ports ports) {
        return new Plan(project, home, ports, Service.presentIn(project), Map.of(), Map.of());
    }

    public Plan only(Service... chosen) {
        return new Plan(project, home, ports, EnumSet.copyOf(List.of(chosen)), environment, own);
    }

    public Plan with(String variable, String value) {
        var extended = new HashMap<>(environment);
        extended.put(variable, value);
        return new Plan(project, home, ports, services, extended, own);
    }

    public Plan with(Service service, String variable, String value) {
        var extended = new EnumMap<Service, Map<String, String>>(Service.class);
        extended.putAll(own);
        var variables = new HashMap<>(own.getOrDefault(service, Map.of()));
        variables.put(variable, value);
        extended.put(service, Map.copyOf(variables));
        return new Plan(project, home, ports, services, environment, extended);
    }

    /** All that a service finds in its environment: the caller's, ours, the plan's, its own; the later wins. */
    Map<String, String> environmentOf(Service service) {
        return environmentOf(service, service.database());
    }

    Map<String, String> environmentOf(Service service, String database) {
        var all = new HashMap<>(System.getenv());
        // Whoever reaches a service that trusts headers is whoever they say: keep it on this machine.
        all.put("CAMPUSG_AUTH", "dev");
        all.putIfAbsent("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("PORT", Integer.toString(ports.of(service)));
        all.put("DB_HOST", "127.0.0.1");
        all.put("DB_PORT", Integer.toString(ports.postgres()));
        all.put("DB_NAME", database);
        all.put("DB_USER", LocalPostgres.USER);
        all.put("DB_PASSWORD", LocalPostgres.PASSWORD);
        all.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrap());
        // Each service runs once: what is started again hears on where it was killed.
        all.put("KAFKA_GROUP_INSTANCE_ID", "only");
        if (service == Service.CALLBACK_TIMERS) {
            all.put(
                    "DATABASE_URL",
                    "postgres://%s:%s@127.0.0.1:%d/%s"
                            .formatted(LocalPostgres.USER, LocalPostgres.PASSWORD, ports.postgres(), database));
            all.putIfAbsent("API_KEY", LOCAL_API_KEY);
            all.putIfAbsent("ALLOW_PRIVATE_TARGETS", "127.0.0.0/8,::1/128");
        }
        for (var other : Service.values()) {
            all.put(other.urlVariable(), ports.url(other));
        }
        all.putAll(environment);
        all.putAll(own.getOrDefault(service, Map.of()));
        return all;
    }

    Map<String, String> commonEnvironment() {
        var all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return all;
    }

    boolean needsKafka() {
        return services.stream().anyMatch(Service::needsKafka);
    }

    Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }
}
