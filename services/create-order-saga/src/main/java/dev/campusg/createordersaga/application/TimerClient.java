package dev.campusg.createordersaga.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.eventstore.quarkus.http.ServiceToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "timers")
@RegisterProvider(ServiceToken.class)
interface TimerClient {

    @RegisterForReflection
    record Expired(
            @JsonProperty("TimerId") String timerId,
            @JsonProperty("OrderId") String orderId,
            @JsonProperty("SagaId") @Nullable String sagaId,
            @JsonProperty("Status") String status) {}

    @RegisterForReflection
    record Timers(List<Expired> items) {}

    @GET
    @Path("/api/timers")
    Uni<Timers> find(@RestQuery String status, @RestQuery int limit);
}
