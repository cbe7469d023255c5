package dev.campusg.eventstore.quarkus.store;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** For a CronJob, each night. */
@Path("/admin/idempotency-keys")
class KeyRemovalResource {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeyRemoval keys;
    private final RequestIdentity request;

    KeyRemovalResource(KeyRemoval keys, RequestIdentity request) {
        this.keys = keys;
        this.request = request;
    }

    /** Removes those that are too old. */
    @POST
    @Path("forget")
    public Uni<Removed> forget() {
        request.caller().require(SERVICE, ADMIN);
        return keys.run(PATIENCE);
    }
}
