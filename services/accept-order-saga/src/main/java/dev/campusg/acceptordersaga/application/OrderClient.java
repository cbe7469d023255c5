package dev.campusg.acceptordersaga.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The order service, asked in the name of whoever asks us. */
@RegisterRestClient(configKey = "orders")
@RegisterClientHeaders
interface OrderClient {

    @RegisterForReflection
    record Accept(String orderId, @JsonProperty("runner_id") String runnerId) {}

    @POST
    @Path("/verifyAndAcceptOrder")
    Uni<RestResponse<String>> accept(@HeaderParam("Idempotency-Key") String key, Accept accept);
}
