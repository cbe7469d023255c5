package dev.campusg.acceptance;

import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Plan;
import dev.campusg.dev.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All of CampusG as its own processes, started once for all acceptance tests, with deadlines short enough to be waited
 * for.
 */
final class Campus {

    private static final Campus RUNNING = new Campus();

    private final CampusgSystem system;
    private final Http http;
    private final Wire wire;

    private Campus() {
        Plan plan = Plan.isolated(project(), home())
                .with("SAGA_STEP_DEADLINE", "PT2S")
                .with("SAGA_PAYMENT_DEADLINE", "PT2S")
                .with("PAYMENT_SIMULATOR_SLOW", "PT5S")
                .with("PAYMENT_GATEWAY_LIMIT", "PT8S");
        system = CampusgSystem.start(plan);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        http = new Http(system);
        wire = new Wire(system.bootstrap());
    }

    static CampusgSystem system() {
        return RUNNING.system;
    }

    static Http http() {
        return RUNNING.http;
    }

    static Wire wire() {
        return RUNNING.wire;
    }

    static String url(Service service) {
        return RUNNING.system.url(service);
    }

    static Path project() {
        return Checkout.root();
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("campusg-acceptance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
