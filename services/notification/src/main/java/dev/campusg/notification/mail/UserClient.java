package dev.campusg.notification.mail;

import dev.campusg.eventstore.quarkus.http.ServiceToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "users")
@RegisterProvider(ServiceToken.class)
interface UserClient {

    @RegisterForReflection
    record User(@Nullable String email) {}

    @GET
    @Path("/api/user/{id}")
    Uni<User> byId(@RestPath String id);
}
