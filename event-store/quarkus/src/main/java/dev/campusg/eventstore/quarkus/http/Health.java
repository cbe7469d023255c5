package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** The short answer to whether this service works; {@code /q/health} has the long one. */
@Path(Health.PATH)
class Health {

    static final String PATH = "/health";

    private final SmallRyeHealthReporter reporter;

    Health(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    @RegisterForReflection
    record Status(String status) {}

    @GET
    public Uni<RestResponse<Status>> health() {
        return reporter.getReadinessAsync()
                .map(readiness -> readiness.isDown()
                        ? RestResponse.status(RestResponse.Status.SERVICE_UNAVAILABLE, new Status("unhealthy"))
                        : RestResponse.ok(new Status("healthy")));
    }
}
