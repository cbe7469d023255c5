package dev.campusg.dev;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everything listens, all of it on 127.0.0.1. */
public record Ports(int postgres, int kafka, Map<Service, Integer> services) {
    private static final String POSTGRES = "POSTGRES_PORT";
    private static final String KAFKA = "KAFKA_PORT";

    public Ports {
        services = Map.copyOf(services);
    }

    /** The usual ports, unless {@code ORDER_PORT}, {@code POSTGRES_PORT}, … say otherwise. */
    public static Ports from(Map<String, String> environment) {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, port(environment, service.portVariable(), service.defaultPort()));
        }
        return new Ports(port(environment, POSTGRES, 15_432), port(environment, KAFKA, 19_092), services);
    }

    public static Ports free() {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, FreePort.next());
        }
        return new Ports(FreePort.next(), FreePort.next(), services);
    }

    public int of(Service service) {
        return services.get(service);
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + of(service);
    }

    public String bootstrap() {
        return "127.0.0.1:" + kafka;
    }

    /** Names the port that is taken and the way out, before anything has been started. */
    void requireFree(Plan plan) {
        var byVariable = new LinkedHashMap<String, Integer>();
        byVariable.put(POSTGRES, postgres);
        if (plan.needsKafka()) {
            byVariable.put(KAFKA, kafka);
        }
        plan.services().forEach(it -> byVariable.put(it.portVariable(), of(it)));
        byVariable.forEach((variable, port) -> {
            if (!FreePort.isFree(port)) {
                throw new IllegalStateException("Port %d is in use. Free it, or choose another: %s=%d ./campusg up"
                        .formatted(port, variable, FreePort.next()));
            }
        });
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        var value = environment.getOrDefault(variable, "");
        try {
            return value.isBlank() ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s=%s is not a port number".formatted(variable, value), e);
        }
    }
}
