package dev.campusg.eventstore.quarkus.rebuild;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** For operators and CronJobs. A run that takes longer answers 202, and how far it is; ask with GET from then on. */
@Path("/admin/read-models")
class ReadModelResource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReadModels models;
    private final RequestIdentity request;

    ReadModelResource(ReadModels models, RequestIdentity request) {
        this.models = models;
        this.request = request;
    }

    /** Which states differ from what their events lead to. Writes nothing. */
    @POST
    @Path("check")
    public Uni<RestResponse<Run>> check() {
        return begin(Kind.CHECK);
    }

    /** The same, and mends them. */
    @POST
    @Path("rebuild")
    public Uni<RestResponse<Run>> rebuild() {
        return begin(Kind.REBUILD);
    }

    private Uni<RestResponse<Run>> begin(Kind kind) {
        request.caller().require(SERVICE, ADMIN);
        return models.begin(kind, PATIENCE)
                .map(run -> run.isOver() ? RestResponse.ok(run) : RestResponse.accepted(run));
    }

    @GET
    @Path("check")
    public Uni<Run> latestCheck() {
        return latest(Kind.CHECK);
    }

    @GET
    @Path("rebuild")
    public Uni<Run> latestRebuild() {
        return latest(Kind.REBUILD);
    }

    private Uni<Run> latest(Kind kind) {
        request.caller().require(SERVICE, ADMIN);
        return models.latest(kind);
    }
}
