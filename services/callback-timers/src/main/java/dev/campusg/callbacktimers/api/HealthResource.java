package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Pulse;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Open to everybody: whether timers can be trusted to fire in time. */
@Path("/")
class HealthResource {

    private final Pulse pulse;

    HealthResource(Pulse pulse) {
        this.pulse = pulse;
    }

    @GET
    @Path("health")
    public Uni<RestResponse<Envelope<Views.Health>>> health() {
        return Uni.createFrom().completionStage(pulse::take).map(HealthResource::answer);
    }

    @GET
    @Path("healthz")
    public Uni<RestResponse<Envelope<Views.Health>>> alias() {
        return health();
    }

    private static RestResponse<Envelope<Views.Health>> answer(Pulse.Reading reading) {
        boolean up = reading.connected() && !reading.isLate();
        var health = new Views.Health(
                up ? "up" : "degraded",
                reading.connected() ? "connected" : "disconnected",
                reading.at(),
                reading.connected() ? reading.oldestDue().toMillis() / 1e3 : null);
        return up
                ? RestResponse.ok(Envelope.of(health))
                : RestResponse.status(
                        RestResponse.Status.INTERNAL_SERVER_ERROR,
                        new Envelope<>(
                                Envelope.INTERNAL,
                                reading.connected() ? "timers are late" : "the database is away",
                                health));
    }
}
