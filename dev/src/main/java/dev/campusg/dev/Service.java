package dev.campusg.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every service that may run, with its default port. One joins the run when its folder is there. */
public enum Service {
    USER(3001),
    ORDER(3002),
    PAYMENT(3003),
    ESCROW(3004),
    SCHEDULER(3005),
    NOTIFICATION(3006),
    TIMER(3007),
    CREATE_ORDER_SAGA(3101),
    ACCEPT_ORDER_SAGA(3102),
    COMPLETE_ORDER_SAGA(3103),
    CALLBACK_TIMERS(8080);

    private final int defaultPort;

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    public static Service named(String id) {
        return Stream.of(values())
                .filter(it -> it.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service '%s'".formatted(id)));
    }

    public static Set<Service> presentIn(Path project) {
        return Stream.of(values())
                .filter(it -> Files.exists(it.folder(project).resolve("pom.xml")))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
    }

    /** As it is called in folders, logs and commands: {@code create-order-saga}. */
    public String id() {
        return database().replace('_', '-');
    }

    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All but one: the callback timers stand alone with their database. */
    boolean needsKafka() {
        return this != CALLBACK_TIMERS;
    }

    int defaultPort() {
        return defaultPort;
    }

    String portVariable() {
        return name() + "_PORT";
    }

    /** {@code ORDER_SERVICE_URL}, but {@code CREATE_ORDER_SAGA_URL}. */
    public String urlVariable() {
        return switch (this) {
            case CREATE_ORDER_SAGA, ACCEPT_ORDER_SAGA, COMPLETE_ORDER_SAGA, CALLBACK_TIMERS -> name() + "_URL";
            case USER, ORDER, PAYMENT, ESCROW, SCHEDULER, NOTIFICATION, TIMER -> name() + "_SERVICE_URL";
        };
    }

    Path folder(Path project) {
        return project.resolve("services").resolve(id());
    }
}
