package dev.campusg.acceptordersaga.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.acceptordersaga.application.Accepting;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A runner wants an order. */
@Path("/acceptOrder")
class AcceptResource {

    private final Accepting accepting;
    private final RequestIdentity request;

    AcceptResource(Accepting accepting, RequestIdentity request) {
        this.accepting = accepting;
        this.request = request;
    }

    record Accept(
            @NotBlank @Size(max = 200) @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId,

            @NotBlank @Size(max = 200) @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId) {}

    record Accepted(
            boolean success,
            String message,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("runner_id") String runnerId) {}

    @POST
    public Uni<Accepted> accept(@NotNull @Valid Accept accept) {
        request.caller().requireSelfOr(accept.runnerId(), SERVICE, ADMIN);
        return accepting
                .accept(accept.orderId(), accept.runnerId(), request.allottedId())
                .replaceWith(new Accepted(true, "Order accepted", accept.orderId(), accept.runnerId()));
    }
}
