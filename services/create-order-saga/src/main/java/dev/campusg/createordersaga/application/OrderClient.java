package dev.campusg.createordersaga.application;

import dev.campusg.eventstore.quarkus.http.ServiceToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

@RegisterRestClient(configKey = "orders")
@RegisterProvider(ServiceToken.class)
interface OrderClient {

    @RegisterForReflection
    record Details(String orderId, String orderStatus) {}

    @GET
    @Path("/getOrderDetails")
    Uni<Details> details(@RestQuery String orderId);
}
