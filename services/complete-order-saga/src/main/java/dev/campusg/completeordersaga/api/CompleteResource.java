package dev.campusg.completeordersaga.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.completeordersaga.application.Completing;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A runner says that an order is delivered, and wants to be paid. */
@Path("/triggerCompleteOrderWorkflow")
class CompleteResource {

    private final Completing completing;
    private final RequestIdentity request;

    CompleteResource(Completing completing, RequestIdentity request) {
        this.completing = completing;
        this.request = request;
    }

    record Complete(
            @NotBlank @Size(max = 200) @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId,

            @NotBlank
            @Size(max = 200)
            @JsonProperty("runner_id")
            @JsonAlias({"runnerId", "clerk_user_id", "clerkUserId"})
            String runnerId) {}

    record Completion(
            boolean success,
            String message,
            @JsonProperty("saga_id") String sagaId,
            @JsonProperty("order_id") String orderId,
            @Nullable SagaStatus status) {

        static Completion of(SagaState<CompleteOrder> saga, String orderId) {
            return new Completion(true, "Order completion started", saga.id(), orderId, saga.status());
        }
    }

    @POST
    public Uni<RestResponse<Completion>> complete(@NotNull @Valid Complete complete) {
        request.caller().requireSelfOr(complete.runnerId(), SERVICE, ADMIN);
        return completing
                .complete(complete.orderId(), complete.runnerId(), request.metadata())
                .map(saga -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED, Completion.of(saga.state(), complete.orderId()))
                        .location(URI.create("/sagas/" + saga.state().id()))
                        .build());
    }
}
