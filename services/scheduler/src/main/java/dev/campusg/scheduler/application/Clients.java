package dev.campusg.scheduler.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.eventstore.quarkus.http.ServiceToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the scheduler asks of the other services over HTTP. */
final class Clients {

    private Clients() {}

    @RegisterRestClient(configKey = "orders")
    @RegisterProvider(ServiceToken.class)
    interface Orders {

        @RegisterForReflection
        record Order(
                String orderId,
                String orderStatus,
                @Nullable String runnerId,
                @Nullable String sagaId) {}

        @GET
        @Path("/getOrderDetails")
        Uni<Order> details(@RestQuery String orderId);
    }

    @RegisterRestClient(configKey = "sagas")
    @RegisterProvider(ServiceToken.class)
    interface Sagas {

        @RegisterForReflection
        record Saga(@JsonProperty("saga_id") String sagaId, String status) {}

        @GET
        @Path("/sagas/{id}")
        Uni<Saga> byId(@RestPath String id);

        @POST
        @Path("/sagas/{id}/cancel")
        Uni<Saga> cancel(@RestPath String id, @RestQuery String reason);
    }

    @RegisterRestClient(configKey = "payments")
    @RegisterProvider(ServiceToken.class)
    interface Payments {

        @RegisterForReflection
        record Payment(String paymentId, String orderId, String status) {}

        @GET
        @Path("/payment/{orderId}/status")
        Uni<Payment> ofOrder(@RestPath String orderId);

        @GET
        @Path("/payment/{paymentId}/details")
        Uni<Payment> byId(@RestPath String paymentId);

        @POST
        @Path("/payment/{paymentId}/revert")
        Uni<Payment> revert(@RestPath String paymentId, @RestQuery String reason);
    }

    @RegisterRestClient(configKey = "escrows")
    @RegisterProvider(ServiceToken.class)
    interface Escrows {

        @RegisterForReflection
        record Escrow(String escrowId, String orderId, String status) {}

        @RegisterForReflection
        record Refund(String orderId, String reason) {}

        @GET
        @Path("/api/escrow/order/{orderId}")
        Uni<Escrow> ofOrder(@RestPath String orderId);

        @GET
        @Path("/api/escrow/{escrowId}")
        Uni<Escrow> byId(@RestPath String escrowId);

        @POST
        @Path("/api/escrow/refund")
        Uni<Escrow> refund(Refund refund);
    }

    @RegisterRestClient(configKey = "notifications")
    @RegisterProvider(ServiceToken.class)
    interface Notifications {

        @RegisterForReflection
        record Send(String userId, String type, String title, String message, String orderId) {}

        @RegisterForReflection
        record Sent(String notificationId) {}

        @POST
        @Path("/api/notifications/send")
        Uni<Sent> send(@HeaderParam("Idempotency-Key") String key, Send notification);
    }
}
