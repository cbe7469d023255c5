package dev.campusg.eventstore.quarkus.http;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A dependency that can be taken away. */
@Readiness
@ApplicationScoped
class Dependency implements HealthCheck {

    private volatile boolean up = true;

    void up(boolean now) {
        up = now;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("dependency").status(up).build();
    }
}
