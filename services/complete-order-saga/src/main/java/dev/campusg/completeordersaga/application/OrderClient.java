package dev.campusg.completeordersaga.application;

import dev.campusg.eventstore.quarkus.http.ServiceToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@RegisterRestClient(configKey = "orders")
@RegisterProvider(ServiceToken.class)
interface OrderClient {

    @GET
    @Path("/getOrderDetails")
    Uni<RestResponse<String>> details(@RestQuery String orderId);
}
