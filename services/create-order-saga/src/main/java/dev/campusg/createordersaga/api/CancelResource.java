package dev.campusg.createordersaga.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.createordersaga.application.Cancelling;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Somebody changes their mind: these are the only sagas that can be cancelled. */
@Path("/sagas")
class CancelResource {

    private final Sagas<CreateOrder> sagas;
    private final Cancelling cancelling;
    private final RequestIdentity request;

    CancelResource(Sagas<CreateOrder> sagas, Cancelling cancelling, RequestIdentity request) {
        this.sagas = sagas;
        this.cancelling = cancelling;
        this.request = request;
    }

    /** Needs no body; a service or an administrator may give another reason than the customer's in the query. */
    @POST
    @Path("{id}/cancel")
    @ResponseStatus(202)
    public Uni<Requests.Cancelling> cancel(@RestPath String id, @RestQuery @Nullable @Size(max = 500) String reason) {
        Metadata metadata = request.metadata();
        boolean itsOwn = reason != null && !reason.isBlank() && request.caller().isAny(SERVICE, ADMIN);
        return sagas.visible(id, request.caller())
                .chain(saga -> cancelling.cancel(saga.state(), itsOwn ? reason : CancelReasons.MANUAL, metadata))
                .map(saga -> new Requests.Cancelling(
                        true, "Cancellation recorded", id, saga.state().status()));
    }
}
