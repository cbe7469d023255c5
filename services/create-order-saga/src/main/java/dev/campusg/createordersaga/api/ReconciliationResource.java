package dev.campusg.createordersaga.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.createordersaga.application.Reconciliation;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** For the CronJob: look for expired timers whose sagas were not told. */
@Path("reconcile")
class ReconciliationResource {

    private final Reconciliation reconciliation;
    private final RequestIdentity request;

    ReconciliationResource(Reconciliation reconciliation, RequestIdentity request) {
        this.reconciliation = reconciliation;
        this.request = request;
    }

    @POST
    public Uni<Reconciliation.Result> reconcile() {
        request.caller().require(SERVICE, ADMIN);
        return reconciliation.run();
    }
}
